export type HostEnvironment = { CROWNCAP_LOCAL?: string | undefined };

/** Money and secrets must never go to a host someone typed, nor a laptop reach the real WeChat. */
export function assertHost(baseUrl: string, official: string, environment: HostEnvironment): void {
  if (environment.CROWNCAP_LOCAL === '1') {
    const { hostname } = new URL(baseUrl);
    if (['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return;
    throw new Error(`The local cloud speaks to WeChat on loopback only, not to ${hostname}.`);
  }
  if (baseUrl !== official) throw new Error(`The service is at ${official}, not at ${baseUrl}.`);
}

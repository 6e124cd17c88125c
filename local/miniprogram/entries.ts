import { type LaunchOptions, readUrl } from './life';

/** An ordinary QR code whose link leads to a page: WeChat hands the whole link on, encoded once. */
export function fromLinkCode(path: string, link: string): LaunchOptions {
  return { path, query: { q: encodeURIComponent(link) }, scene: 1011 };
}

/** A mini-program code; what it carries arrives as `scene` in the query, encoded once. */
export function fromMiniProgramCode(path: string, carried: string): LaunchOptions {
  return { path, query: { scene: encodeURIComponent(carried) }, scene: 1047 };
}

/** A card in a chat with one friend, or in a group, which also has a ticket. */
export function fromShare(url: string, shareTicket?: string): LaunchOptions {
  const entry = { ...pageOf(url), scene: shareTicket === undefined ? 1007 : 1044 };
  return shareTicket === undefined ? entry : { ...entry, shareTicket };
}

/** A subscribe message that was tapped: its page was written when it was sent. */
export function fromMessage(url: string): LaunchOptions {
  return { ...pageOf(url), scene: 1014 };
}

export function fromMiniProgram(url: string, appId: string, extraData: unknown = {}): LaunchOptions {
  return { ...pageOf(url), scene: 1037, referrerInfo: { appId, extraData } };
}

/** Back from another program that this one had opened. */
export function backFromMiniProgram(appId: string, extraData: unknown = {}): LaunchOptions {
  return { path: '', query: {}, scene: 1038, referrerInfo: { appId, extraData } };
}

function pageOf(url: string): { path: string; query: Record<string, string> } {
  const { written, query } = readUrl(url);
  return { path: written.replace(/^\//, ''), query };
}

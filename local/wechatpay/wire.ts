/** A request and an answer as data, so that the engine runs the same below HTTP and in a simulation. */
export type Request = {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
};
export type Answer = { status: number; headers: Record<string, string>; body: Buffer };
/** A connection that is cut without an answer. */
export type Dropped = 'dropped';

/** What the engine decides, before it is signed; some answers have no body, and a file is never signed. */
export type Reply = { status: number; json?: object; file?: Buffer };

export const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  json: { code, message },
});

export function header(headers: Request['headers'], name: string): string | undefined {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  return typeof found === 'string' ? found : undefined;
}

/** "2015-05-20T13:29:35.120+08:00" */
export const chinaTime = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().replace('Z', '+08:00');

/** "2015-05-20T13:29:35+08:00" */
export const secondTime = (ms: number) => chinaTime(ms).replace(/\.\d+/, '');

/** "2015-05-20" */
export const chinaDay = (ms: number) => chinaTime(ms).slice(0, 10);

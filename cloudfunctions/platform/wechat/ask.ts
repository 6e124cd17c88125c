/** WeChat answers 200 to everything; what went wrong is said by a number in the JSON. */
export type Reply = { json: unknown; bytes: Buffer };
export type Ask = (path: string, input: object) => Promise<Reply>;

export function askAt(baseUrl: string, timeoutMs: number): Ask {
  return async (path, input) => {
    const response = await fetch(baseUrl + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = !response.headers.get('content-type')?.startsWith('image/');
    return { bytes, json: isJson ? parse(bytes) : undefined };
  };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

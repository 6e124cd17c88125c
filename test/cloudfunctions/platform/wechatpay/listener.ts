import type { IncomingMessage, RequestListener } from 'node:http';
import type { Answer, Dropped, Request } from '../../../../local/wechatpay/wire';

/** HTTP as a skin: an engine's `handle` as a listener of node:http, under a prefix of the one local port. */
export function listener(
  handle: (request: Request) => Promise<Answer | Dropped>,
  { prefix }: { prefix: string },
): RequestListener {
  return async (incoming, outgoing) => {
    try {
      const path = (incoming.url ?? '').slice(prefix.length);
      const body = await bytesOf(incoming);
      const answer = await handle({ method: incoming.method ?? '', path, headers: incoming.headers, body });
      if (answer === 'dropped') incoming.socket.destroy();
      else outgoing.writeHead(answer.status, answer.headers).end(answer.body);
    } catch (error) {
      outgoing.writeHead(500, { 'Content-Type': 'text/plain' }).end(String(error));
    }
  };
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

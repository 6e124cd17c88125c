import { createHmac, timingSafeEqual } from 'node:crypto';
import { queryOf, type WireRequest } from '../wire';

/** Signed for one path, one method and one moment of the movable clock, as the object store's are. */
export type Links = {
  toGet(path: string, seconds: number): string;
  /** The address of an upload, and what must stand in its `authorization` header. */
  toPut(path: string): { url: string; authorization: string };
  /** Why a request may not do what it asks for, or nothing. */
  fault(request: WireRequest, path: string): LinkFault | undefined;
};

export type LinkFault = 'unsigned' | 'forged' | 'expired';

const uploadLifeSeconds = 15 * 60;

export function createLinks(secret: string, origin: string, now: () => number): Links {
  const sign = (method: string, path: string, until: number) =>
    createHmac('sha256', secret).update(`${method}\n${path}\n${until}`).digest('hex');
  const signed = (method: string, path: string, seconds: number) => {
    const until = now() + seconds * 1_000;
    return `until=${until}&sign=${sign(method, path, until)}`;
  };
  return {
    // Not escaped: the SDK does that before it follows the link.
    toGet: (path, seconds) => `${origin}/storage/${path}?${signed('GET', path, seconds)}`,
    toPut: (path) => ({
      url: `${origin}/storage/${encodeURI(path)}`,
      authorization: signed('PUT', path, uploadLifeSeconds),
    }),
    fault(request, path) {
      const isPut = request.method === 'PUT';
      const said = isPut ? new URLSearchParams(request.headers.authorization) : queryOf(request);
      const [until, signature] = [said.get('until'), said.get('sign')];
      if (until === null || signature === null) return 'unsigned';
      const method = request.method === 'HEAD' ? 'GET' : request.method;
      if (!matches(sign(method, path, Number(until)), signature)) return 'forged';
      return Number(until) > now() ? undefined : 'expired';
    },
  };
}

function matches(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Signed, not stored: with the kept secret they outlive a restart, and they expire by the movable clock. */
export type Tokens = {
  issue(openid: string): Issued;
  /** Whose it is, or why it is nobody's. */
  read(token: string, kind: Kind): Holder;
};

export type Issued = { access: string; refresh: string; expiresInSeconds: number };
export type Holder = { openid: string } | { refused: 'forged' | 'expired' };
type Kind = 'access' | 'refresh';

const lifeSeconds: Record<Kind, number> = { access: 7_200, refresh: 30 * 86_400 };

export function createTokens(secret: string, now: () => number): Tokens {
  const sign = (payload: string) =>
    createHmac('sha256', secret).update(`token\n${payload}`).digest('base64url');
  const make = (openid: string, kind: Kind) => {
    const until = now() + lifeSeconds[kind] * 1_000;
    const payload = Buffer.from(JSON.stringify({ sub: openid, kind, until })).toString('base64url');
    return `${payload}.${sign(payload)}`;
  };
  return {
    issue: (openid) => ({
      access: make(openid, 'access'),
      refresh: make(openid, 'refresh'),
      expiresInSeconds: lifeSeconds.access,
    }),
    read(token, kind) {
      const [payload = '', signature = ''] = token.split('.');
      if (!isSame(sign(payload), signature)) return { refused: 'forged' };
      const said = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
      if (said.kind !== kind) return { refused: 'forged' };
      return said.until > now() ? { openid: said.sub } : { refused: 'expired' };
    },
  };
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Made at the first start and kept beside the data; it guards nothing outside this machine. */
export function keptSecret(folder: string): string {
  const file = join(folder, 'secret');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    mkdirSync(folder, { recursive: true });
    const secret = randomBytes(32).toString('hex');
    writeFileSync(file, secret, { mode: 0o600 });
    return secret;
  }
}

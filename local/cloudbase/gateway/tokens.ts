import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Access tokens are signed, not stored; with the kept secret they outlive a restart, and on a laptop they never expire. */
export type Tokens = { issue(openid: string): string; openidIn(token: string): string | undefined };

export function createTokens(secret: string): Tokens {
  const sign = (payload: string) =>
    createHmac('sha256', secret).update(`token\n${payload}`).digest('base64url');
  return {
    issue(openid) {
      const payload = Buffer.from(JSON.stringify({ sub: openid })).toString('base64url');
      return `${payload}.${sign(payload)}`;
    },
    openidIn(token) {
      const [payload = '', signature = ''] = token.split('.');
      const expected = Buffer.from(sign(payload));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).sub;
    },
  };
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

import * as z from 'zod';
import type { Ask } from './ask';

export type KeptToken = { token: string; untilMs: number };

/** Where the token is kept between calls: instances of a function share nothing else. */
export type TokenStore = {
  read: () => Promise<KeptToken | undefined>;
  write: (kept: KeptToken) => Promise<void>;
};

const RENEW_BEFORE_MS = 5 * 60_000;
const Granted = z.object({ access_token: z.string(), expires_in: z.number().positive() });

export type Asking = { appid: string; secret: string; ask: Ask; tokens: TokenStore; now: () => number };

/** The stable token may be asked for by any number of instances without ending the others'. */
export async function accessToken(asking: Asking): Promise<string> {
  const kept = await asking.tokens.read();
  return kept && asking.now() < kept.untilMs - RENEW_BEFORE_MS ? kept.token : freshToken(asking);
}

export async function freshToken({ appid, secret, ask, tokens, now }: Asking): Promise<string> {
  const reply = await ask('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret });
  const granted = Granted.safeParse(reply.json);
  if (!granted.success)
    throw new Error(`WeChat gave no token: ${reply.bytes.toString('utf8').slice(0, 200)}`);
  const { access_token: token, expires_in: seconds } = granted.data;
  await tokens.write({ token, untilMs: now() + seconds * 1000 });
  return token;
}

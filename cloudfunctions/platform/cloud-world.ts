import { createHmac, randomBytes, randomInt } from 'node:crypto';
import tcb from '@cloudbase/node-sdk';
import type { Instant } from '#contracts/vocabulary';
import { databaseOn } from './database';
import { filesOn } from './files';
import type { Wechat, World } from './ports';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

let known: Omit<World, 'wechat'> | undefined;

/** The real world of a deployed function; made once per instance, for starting the SDK is the slow part of a cold call. */
export function cloudWorld(wechat: Wechat = silentWechat): World {
  known ??= openWorld();
  return { ...known, wechat };
}

const refuseToSpeak = () => Promise.reject(new Error('This door does not speak to WeChat.'));

/** Most doors never ask WeChat anything and hold no secret to do it with. */
const silentWechat: Wechat = {
  phoneNumber: refuseToSpeak,
  sendMessage: refuseToSpeak,
};

function openWorld(): Omit<World, 'wechat'> {
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
  const key = process.env.SEAL_KEY;
  if (!key) throw new Error('SEAL_KEY is missing from the environment of this function.');
  return {
    db: databaseOn(app.database()),
    files: filesOn(app),
    now: () => Date.now() as Instant,
    newId: () => [...randomBytes(24)].map((byte) => LETTERS[byte % LETTERS.length]).join(''),
    newDigits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
    seal: (purpose, text) => createHmac('sha256', `${key}:${purpose}`).update(text).digest('hex'),
  };
}

import * as z from 'zod';
import { newId } from './chance';
import type { Desk } from './desk';
import { envelope, type Notify } from './envelope';
import { lieAbout, toldStates } from './lie';
import { merchantOf, signingKey } from './merchant';
import { sealedHeaders } from './signature';
import type { Stranger } from './stranger';
import { Subject } from './subject';

export const Forgery = z.strictObject({
  ...Subject.shape,
  state: z.enum(toldStates),
  how: z.enum(['stranger', 'unsigned', 'changed', 'broken_seal', 'stale', 'signtest']),
});
type Forgery = z.output<typeof Forgery>;

/** Tells the merchant what is not so, in one of the ways one must see through; the seal itself is true. */
export async function forge(
  desk: Desk,
  { notify, stranger }: { notify: Notify; stranger: Stranger },
  forgery: Forgery,
): Promise<{ status: number }> {
  const { how, state, ...subject } = forgery;
  const { mchid, url, news } = lieAbout(desk, subject, state);
  const merchant = merchantOf(desk.store, mchid);
  const key = signingKey(merchant);
  const told = envelope(newId(desk.random), news, merchant, desk);
  const truth = Buffer.from(JSON.stringify(told));
  const broken = { ...told, resource: { ...told.resource, ciphertext: flipped(told.resource.ciphertext) } };
  const wrong = Buffer.from(JSON.stringify(broken));
  const send = (body: Buffer, signed: Record<string, string>) =>
    notify(url, { 'Content-Type': 'application/json', ...signed }, body);
  switch (how) {
    case 'stranger': {
      const theirs = { serial: key.serial, privateKey: await stranger() };
      return send(truth, sealedHeaders(truth, theirs, desk));
    }
    case 'unsigned':
      return send(truth, {});
    case 'changed':
      return send(wrong, sealedHeaders(truth, key, desk));
    case 'broken_seal':
      return send(wrong, sealedHeaders(wrong, key, desk));
    case 'stale':
      return send(truth, sealedHeaders(truth, key, { ...desk, nowMs: desk.nowMs - 3_600_000 }));
    case 'signtest': {
      const headers = sealedHeaders(truth, key, desk);
      const signature = `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature']}`;
      return send(truth, { ...headers, 'Wechatpay-Signature': signature });
    }
  }
}

function flipped(ciphertext: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return bytes.toString('base64');
}

import * as z from 'zod';
import { billByNumber } from './book';
import { newId } from './chance';
import type { Desk } from './desk';
import type { Merchant } from './merchant';
import { envelope, finished, type Notify } from './notice';
import { sealedHeaders } from './signature';
import type { Stranger } from './stranger';

export const Forgery = z.strictObject({
  outBillNo: z.string(),
  state: z.enum(['SUCCESS', 'FAIL', 'CANCELLED']),
  how: z.enum(['stranger', 'unsigned', 'changed', 'broken_seal', 'stale', 'signtest']),
});
export type Forgery = z.infer<typeof Forgery>;

/** Tells the merchant what is not so, in one of the ways one must see through; the seal itself is true. */
export async function forge(
  desk: Desk,
  { notify, stranger }: { notify: Notify; stranger: Stranger },
  { outBillNo, state, how }: Forgery,
): Promise<{ status: number }> {
  const bill = billByNumber(desk, outBillNo);
  const merchant = bill && desk.store.get<Merchant>(`merchant:${bill.mchid}`);
  const url = bill?.asked.notify_url;
  const key = merchant?.platformKeys[0];
  if (!merchant || !key || url === undefined) throw new Error(`There is nobody to tell about ${outBillNo}.`);

  const told = envelope(newId(desk.random), finished({ ...bill, state }), merchant, desk);
  const truth = Buffer.from(JSON.stringify(told));
  const broken = { ...told, resource: { ...told.resource, ciphertext: flipped(told.resource.ciphertext) } };
  const wrong = Buffer.from(JSON.stringify(broken));
  const send = (body: Buffer, signed: Record<string, string>) =>
    notify(url, { 'Content-Type': 'application/json', ...signed }, body);
  switch (how) {
    case 'stranger':
      return send(truth, sealedHeaders(truth, { serial: key.serial, privateKey: await stranger() }, desk));
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

import * as z from 'zod';
import { billByNumber } from './book';
import type { Merchant } from './merchant';
import { envelope, finished, type Notify } from './notice';
import { sealedHeaders } from './signature';
import type { Store } from './store';
import { strangerKey } from './stranger';

export const Forgery = z.strictObject({
  outBillNo: z.string(),
  state: z.enum(['SUCCESS', 'FAIL', 'CANCELLED']),
  how: z.enum(['stranger', 'unsigned', 'changed', 'broken_seal', 'stale', 'signtest']),
});
export type Forgery = z.infer<typeof Forgery>;

/** Tells the merchant what is not so, in one of the ways one must see through; the seal itself is true. */
export async function forge(
  { store, notify, nowMs, id }: { store: Store; notify: Notify; nowMs: number; id: string },
  { outBillNo, state, how }: Forgery,
): Promise<{ status: number }> {
  const bill = billByNumber(store, outBillNo, nowMs);
  const merchant = bill && store.get<Merchant>(`merchant:${bill.mchid}`);
  const url = bill?.asked.notify_url;
  const key = merchant?.platformKeys[0];
  if (!merchant || !key || url === undefined) throw new Error(`There is nobody to tell about ${outBillNo}.`);

  const told = envelope(id, finished({ ...bill, state }), merchant, nowMs);
  const truth = Buffer.from(JSON.stringify(told));
  const broken = { ...told, resource: { ...told.resource, ciphertext: flipped(told.resource.ciphertext) } };
  const wrong = Buffer.from(JSON.stringify(broken));
  const send = (body: Buffer, signed: Record<string, string>) =>
    notify(url, { 'Content-Type': 'application/json', ...signed }, body);
  switch (how) {
    case 'stranger':
      return send(truth, sealedHeaders(truth, { serial: key.serial, privateKey: strangerKey() }, nowMs));
    case 'unsigned':
      return send(truth, {});
    case 'changed':
      return send(wrong, sealedHeaders(truth, key, nowMs));
    case 'broken_seal':
      return send(wrong, sealedHeaders(wrong, key, nowMs));
    case 'stale':
      return send(truth, sealedHeaders(truth, key, nowMs - 3_600_000));
    case 'signtest': {
      const headers = sealedHeaders(truth, key, nowMs);
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

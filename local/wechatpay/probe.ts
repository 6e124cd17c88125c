import * as z from 'zod';
import { newId } from './chance';
import type { Desk } from './desk';
import { envelope, type Notify } from './envelope';
import { type Merchant, merchantOf, signingKey } from './merchant';
import { sealedHeaders } from './signature';

/** How many of a thousand notifies are preceded by a probe: true in all but its signature, and to be answered with an error. */
export const Probing = z.strictObject({ perMille: z.int().min(0).max(1000) });

export type Probed = { at: number; url: string; status: number; isSeenThrough: boolean };

/** Carrying it out is a matter of chance, except when a lever asks for one. */
export async function probe(
  desk: Desk,
  notify: Notify,
  told: { merchant: Merchant; url: string; body: Buffer },
): Promise<void> {
  const { perMille } = desk.store.get<z.infer<typeof Probing>>('probing') ?? { perMille: 0 };
  if (perMille > 0 && desk.random(2).readUInt16BE() % 1000 < perMille) await sendProbe(desk, notify, told);
}

export async function sendProbe(
  desk: Desk,
  notify: Notify,
  { merchant, url, body }: { merchant: Merchant; url: string; body: Buffer },
): Promise<Probed> {
  const headers = sealedHeaders(body, signingKey(merchant), desk);
  const signature = `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature']}`;
  const { status } = await notify(
    url,
    { 'Content-Type': 'application/json', ...headers, 'Wechatpay-Signature': signature },
    body,
  ).catch(() => ({ status: 0 }));
  // Silence is not a refusal: whoever checks signatures says so.
  const probed: Probed = { at: desk.nowMs, url, status, isSeenThrough: status >= 400 };
  desk.store.put(`probe:${newId(desk.random)}`, probed);
  return probed;
}

/** A probe asked for by a lever: about nothing, to the address given. */
export const ProbeOf = z.strictObject({ mchid: z.string(), url: z.string() });

export function probeOf(
  desk: Desk,
  notify: Notify,
  { mchid, url }: z.output<typeof ProbeOf>,
): Promise<Probed> {
  const merchant = merchantOf(desk.store, mchid);
  const nothing = { event: 'SIGNTEST', summary: '验签探测', type: 'mch_payment', plaintext: {} };
  const body = Buffer.from(JSON.stringify(envelope(newId(desk.random), nothing, merchant, desk)));
  return sendProbe(desk, notify, { merchant, url, body });
}

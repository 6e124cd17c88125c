import * as z from 'zod';
import type { WechatPayMerchant } from './configuration';
import { keyRingOf } from './key-ring';
import { openResource } from './open-resource';
import type { Headers, Notify } from './port';
import { parseJson, readBill } from './read-answer';
import { verifyMessage } from './verify-message';

export const TRANSFER_FINISHED = 'MCHTRANSFER.BILL.FINISHED';

const Envelope = z.object({
  id: z.string().min(1),
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().default(''),
  }),
});

/** Verified over the raw bytes first and only then opened, so that nobody else's bytes reach the parser. */
export function notifyReader(merchants: readonly WechatPayMerchant[]) {
  const rings = merchants.map((merchant) => ({ merchant, ring: keyRingOf(merchant) }));

  return (mchid: string, headers: Headers, rawBody: Buffer, nowMs: number): Notify => {
    const told = rings.find(({ merchant }) => merchant.mchid === mchid);
    if (!told) return { kind: 'rejected', why: 'unknown_merchant' };
    const { merchant, ring } = told;
    const verdict = verifyMessage(ring, headers, rawBody, nowMs);
    if (verdict.kind === 'unverified') return { kind: 'rejected', why: verdict.why };
    const envelope = Envelope.safeParse(parseJson(verdict.evidence.body));
    if (!envelope.success) return { kind: 'rejected', why: 'not_understood' };
    if (envelope.data.event_type !== TRANSFER_FINISHED) return { kind: 'rejected', why: 'unknown_event' };
    const opened = tryOpen(envelope.data.resource, merchant.apiV3Key);
    if (opened === undefined) return { kind: 'rejected', why: 'not_opened' };
    return readResource(envelope.data, mchid, opened);
  };
}

type Envelope = z.infer<typeof Envelope>;

function tryOpen(resource: Envelope['resource'], apiV3Key: string): string | undefined {
  try {
    return openResource({ ...resource, associatedData: resource.associated_data }, apiV3Key);
  } catch {
    return undefined;
  }
}

function readResource(envelope: Envelope, mchid: string, opened: string): Notify {
  const resource = readBill(parseJson(opened));
  if (!resource) return { kind: 'rejected', why: 'not_understood' };
  if (resource.mchid !== mchid) return { kind: 'rejected', why: 'another_merchant' };
  const { id: eventId, event_type: eventType } = envelope;
  return { kind: 'verified', eventId, eventType, mchid, resource: { kind: 'transfer', ...resource } };
}

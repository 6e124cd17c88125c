import * as z from 'zod';
import { readAuthorization } from './authorizations';
import type { Connection } from './connection';
import type { Headers, Notified, Notify } from './notify';
import { openResource, SealedResource } from './open-resource';
import { parseJson } from './parse-json';
import { readPayment } from './payments';
import { readRefund } from './refunds';
import { readTransfer } from './transfers';

const Envelope = z.object({ id: z.string().min(1), event_type: z.string(), resource: SealedResource });

/** Verified over the raw bytes first and only then opened, so that nobody else's bytes reach the parser. */
export async function readNotify(
  { merchant, verify }: Connection,
  headers: Headers,
  rawBody: Buffer,
): Promise<Notify> {
  const verdict = await verify(headers, rawBody);
  if (verdict.kind === 'unverified') return { kind: 'rejected', why: verdict.why };
  const envelope = Envelope.safeParse(parseJson(verdict.evidence.body));
  if (!envelope.success) return { kind: 'rejected', why: 'not_understood' };
  const { id: eventId, event_type: eventType, resource: sealed } = envelope.data;
  const read = readers.get(eventType);
  if (!read) return { kind: 'rejected', why: 'unknown_event' };
  const opened = tryOpen(sealed, merchant.apiV3Key);
  if (opened === undefined) return { kind: 'rejected', why: 'not_opened' };
  if ((merchantIn(opened) ?? merchant.mchid) !== merchant.mchid) {
    return { kind: 'rejected', why: 'another_merchant' };
  }
  const resource = read(opened);
  if (!resource) return { kind: 'rejected', why: 'not_understood' };
  return { kind: 'verified', eventId, eventType, mchid: merchant.mchid, resource };
}

const transfer = (json: unknown) => withKind('transfer', readTransfer(json));
const payment = (json: unknown) => withKind('payment', readPayment(json));
const refund = (json: unknown) => withKind('refund', readRefund(json));
const authorization = (json: unknown) => withKind('authorization', readAuthorization(json));

type Reader = (json: unknown) => Notified | undefined;
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['MCHTRANSFER.BILL.FINISHED', transfer],
  ['MCHTRANSFER.AUTHORIZATION.CONFIRMED', authorization],
  ['MCHTRANSFER.AUTHORIZATION.CLOSED', authorization],
  ['TRANSACTION.SUCCESS', payment],
  ['REFUND.SUCCESS', refund],
  ['REFUND.ABNORMAL', refund],
  ['REFUND.CLOSED', refund],
]);

const withKind = <Kind extends string, Told extends object>(kind: Kind, told: Told | undefined) =>
  told && { kind, ...told };

function tryOpen(resource: SealedResource, apiV3Key: string): unknown {
  try {
    return parseJson(openResource(resource, apiV3Key));
  } catch {
    return undefined;
  }
}

/** Transfers say `mch_id`, the others `mchid`; what says neither was still sealed with this merchant's key. */
const Named = z.object({ mch_id: z.string().optional(), mchid: z.string().optional() });

function merchantIn(opened: unknown): string | undefined {
  const named = Named.safeParse(opened).data;
  return named?.mch_id ?? named?.mchid;
}

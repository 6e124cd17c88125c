import type { Random } from './chance';
import type { Merchant } from './merchant';
import { sealResource } from './signature';
import { chinaTime } from './wire';

/** How the world is told; the status it answers decides whether it is told again. Whoever carries it waits 5 s at most. */
export type Notify = (
  url: string,
  headers: Record<string, string>,
  body: Buffer,
) => Promise<{ status: number }>;

/** What happened, and the plaintext under the seal. */
export type News = {
  event: string;
  summary: string;
  /** The type of the sealed resource. */
  type: string;
  plaintext: object;
};

export const envelope = (
  id: string,
  { event, summary, type, plaintext }: News,
  merchant: Merchant,
  { nowMs, random }: { nowMs: number; random: Random },
) => ({
  id,
  create_time: chinaTime(nowMs),
  resource_type: 'encrypt-resource',
  event_type: event,
  summary,
  resource: sealResource(JSON.stringify(plaintext), merchant.apiV3Key, type, random),
});

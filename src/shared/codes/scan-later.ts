import type { MemberApi } from '#contracts/member';
import type { ScanResult } from '#contracts/scan';
import { clientOf } from '../cloud';
import { outbox } from '../outbox/phones-outbox';
import { forget, keep, kept } from '../phone/storage';

export type LateResult = { id: string; result: ScanResult };

const memberCloud = clientOf<MemberApi>('member');
const key = 'late-scans';
const mostKept = 20;

/** A code scanned without network; the same code is kept once. */
export function scanLater(code: string): void {
  outbox.put({ id: `scan:${code}`, kind: 'scan', version: 1, payload: { code }, photos: [] });
}

/** Called by every page that may find codes waiting. What they turned out to be is kept until it was seen. */
export function sendScans(): void {
  outbox.sends('scan', async ({ id, payload }) => {
    const answered = await memberCloud.scan(payload as { code: string });
    if (answered.ok) keep(key, [{ id, result: answered.value }, ...lateResults()].slice(0, mostKept));
    return answered;
  });
}

export const lateResults = (): readonly LateResult[] => kept<LateResult[]>(key) ?? [];
export const forgetLateResults = (): void => forget(key);

import { useSyncExternalStore } from 'react';
import type { Output } from '#contracts/call';
import type { RepApi } from '#contracts/rep';
import { outbox } from '../../shared/outbox/phones-outbox';
import { repCloudAt } from '../rep-cloud';
import { type Payload, payloadVersion, reportOf } from './report';

export type VisitAnswer = Output<RepApi['reportVisit']>;

/** What the cloud answered while this app lives; afterwards the claims themselves tell it. */
let answers: Readonly<Record<string, VisitAnswer>> = {};
const watchers = new Set<() => void>();

/** Called by every page that may find visits waiting. */
export function sendVisits(): void {
  outbox.sends('visit', async ({ id, version, payload, seat }, fileIds) => {
    if (version !== payloadVersion) throw new Error(`A visit of version ${version} is not known here.`);
    const answered = await repCloudAt(seat).reportVisit(reportOf(payload as Payload, fileIds));
    if (!answered.ok) return answered;
    answers = { ...answers, [id]: answered.value };
    for (const watcher of watchers) watcher();
    return { ok: true };
  });
}

export const useVisitAnswer = (visitId: string): VisitAnswer | undefined =>
  useSyncExternalStore(watch, () => answers[visitId]);

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

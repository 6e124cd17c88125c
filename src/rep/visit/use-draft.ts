import { useState } from 'react';
import type { StoreId, VisitId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { forget, keep, kept, mustKeep } from '../../shared/phone/storage';
import { now } from '../../shared/time';
import { type Draft, isAbandoned, newDraft } from './draft';

const draftKey = (storeId: StoreId) => `rep.visit.${storeId}`;
const levelsKey = (storeId: StoreId) => `rep.levels.${storeId}`;

/** The visit at this store as it was left, or a new one that begins now. Every change is kept before it is shown. */
export function useDraft(storeId: StoreId, storeCode: string | undefined) {
  const [draft, setDraft] = useState(() => open(storeId, storeCode));
  const change = (part: Partial<Draft>) => {
    const changed = { ...draft, ...part };
    mustKeep(draftKey(storeId), changed);
    setDraft(changed);
  };
  /** Handed to the outbox: what was counted is where the next count starts. */
  const close = () => {
    if (draft.isCounted) keep(levelsKey(storeId), draft.levels);
    forget(draftKey(storeId));
  };
  const beginAnew = () => setDraft(open(storeId, undefined));
  return { draft, change, close, beginAnew };
}

function open(storeId: StoreId, storeCode: string | undefined): Draft {
  const left = kept<Draft>(draftKey(storeId));
  const draft = left && !isAbandoned(left, now()) ? left : begin(storeId);
  const opened = storeCode ? { ...draft, storeCode, isCodeMissing: false } : draft;
  mustKeep(draftKey(storeId), opened);
  return opened;
}

function begin(storeId: StoreId): Draft {
  const levels = kept<Draft['levels']>(levelsKey(storeId)) ?? {};
  return newDraft({ visitId: newId() as VisitId, storeId, arrivedAt: now(), levels });
}

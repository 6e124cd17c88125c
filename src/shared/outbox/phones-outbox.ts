import { useSyncExternalStore } from 'react';
import { dropFile, upload } from '../phone/files';
import { isOnline, onOnline } from '../phone/network';
import { kept, mustKeep } from '../phone/storage';
import { now } from '../time';
import { outboxOf } from './outbox';
import type { Items } from './rules';

/** The phone's one outbox. */
export const outbox = outboxOf({
  read: () => kept<Items>('outbox') ?? [],
  write: (items) => mustKeep('outbox', items),
  upload,
  dropFile,
  isOnline,
  now,
  wakeAfter: (ms, wake) => void setTimeout(wake, ms),
});

onOnline(() => void outbox.sendAllNow());

export const useOutbox = (): Items => useSyncExternalStore(outbox.watch, outbox.items);

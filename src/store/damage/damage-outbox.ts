import type { Input } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { FileId } from '#contracts/vocabulary';
import { outbox } from '../../shared/outbox/phones-outbox';
import { photoPaths } from '../parts/upload-photos';
import { storeCloud } from '../store-cloud';

type Report = Input<StoreApi['reportDamage']>;
/** Without its photos' places in the cloud, which the upload tells. */
type Payload = Omit<Report, 'photos'>;

outbox.sends('damage', ({ payload }, photos) =>
  storeCloud.reportDamage({ ...(payload as Payload), photos: photos as FileId[] }),
);

/** Returns when the report and its photos are safe on the phone; it goes up by itself. */
export function keepDamage(payload: Payload, paths: readonly string[], folder: string): void {
  const { exchangeId } = payload;
  const photos = photoPaths(paths, folder, exchangeId);
  outbox.put({ id: exchangeId, kind: 'damage', version: 1, payload, photos });
}

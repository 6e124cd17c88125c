import { randomBytes } from 'node:crypto';
import { startOf } from '../../cloudfunctions/time/rules/day';
import type { BrandApi } from '../../contracts/brand';
import type { RepApi } from '../../contracts/rep';
import type { Day, FileId, Instant, StoreId, TaskId, VisitId } from '../../contracts/vocabulary';
import { callsOf, phoneAt } from '../phone-at-gateway';
import type { Stage } from './history';
import { shelfPicture } from './shelf-picture';

const MINUTE_MS = 60_000;

/** The rep proves one display after another; where the store's code could not be scanned, a person will look. */
export async function playVisits(stage: Stage, day: Day, storeIds: readonly StoreId[], taskId: TaskId) {
  const phone = await phoneAt(stage.origin, 'rep');
  const rep = callsOf<RepApi>(phone, 'rep');
  const brand = callsOf<BrandApi>(await phoneAt(stage.origin, 'brand'), 'brand');
  await stage.moveTo((startOf(day) + 11 * 60 * MINUTE_MS) as Instant);
  for (const [place, storeId] of storeIds.entries()) {
    const { claimId } = await rep('claimTask', { taskId, storeId });
    const photo = (await phone.upload(
      `${claimId.replace(':', '-')}.png`,
      shelfPicture(stage.chance),
    )) as FileId;
    const arrivedAt = (stage.now() + MINUTE_MS) as Instant;
    await stage.moveTo((arrivedAt + 9 * MINUTE_MS) as Instant);
    const { code } = await brand('storeCode', { storeId });
    await rep('reportVisit', {
      visitId: randomBytes(12).toString('hex') as VisitId,
      storeId,
      arrivedAt,
      leftAt: (arrivedAt + 8 * MINUTE_MS) as Instant,
      ...(place === storeIds.length - 1 ? {} : { storeCode: code }),
      evidence: [
        { claimId, photo, takenAt: (arrivedAt + 4 * MINUTE_MS) as Instant, facings: 6, priceTag: true },
      ],
    });
  }
}

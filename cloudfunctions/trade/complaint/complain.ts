import { createHash } from 'node:crypto';
import type { ParsedInput } from '#contracts/call';
import type { Complaint } from '#contracts/complaint';
import type { StoreApi } from '#contracts/store';
import { hashOwnPhotos, mustHave } from '../../people/own-photo';
import { sellers } from '../../people/seller';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { provePhotos } from '../exchange/proven-photo';
import { shelfOf } from '../price/terms';
import { answerBy, answererOf } from '../rules/complaint';
import { complaints, shownComplaint } from './complaint';
import { answerHours } from './golden-time';

/** The store says what is wrong, or what it would like; who has to answer follows from what it is about. */
export async function complain(
  world: World,
  asked: ParsedInput<StoreApi['complain']>,
  seat: Seat,
): Promise<Complaint> {
  const { complaintId, storeId, sellerId, kind, words, photos } = asked;
  const digest = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  const hashes = mustHave(await hashOwnPhotos(world, photos, seat));
  const shelf = await shelfOf(world, storeId);
  if (sellerId !== undefined && !shelf.supply.some((each) => each.sellerId === sellerId))
    return refuse('not_yours', {});
  const seller = sellerId && (await world.db.get(sellers, sellerId));
  const hours = await answerHours(world);
  const at = world.now();
  return world.db.transaction(async (tx) => {
    const known = await tx.get(complaints, complaintId);
    if (known && known.storeId !== storeId) return refuse('not_yours', {});
    if (known) return known.digest === digest ? shownComplaint(known) : refuse('complaint_differs', {});
    await provePhotos(tx, hashes, { recordId: complaintId, storeId, at });
    const document = {
      complaintId,
      storeId,
      storeName: shelf.name,
      ...(seller && { sellerId: seller.sellerId, sellerName: seller.name }),
      kind,
      state: 'asked' as const,
      askedAt: at,
      answerer: answererOf(kind, sellerId),
      answerBy: answerBy(at, hours),
      photos,
      steps: [{ act: 'ask' as const, at, by: 'owner' as const, words }],
      digest,
    };
    await tx.add(complaints, complaintId, document);
    return shownComplaint({ ...document, _id: complaintId });
  });
}

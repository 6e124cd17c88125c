import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { StoreApi } from '#contracts/store';
import type { Where, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { headOf, pageBy } from '../../time/page';
import { listsFor, shelfOf } from '../price/terms';
import { complaints, shownComplaint } from './complaint';
import { answerHours } from './golden-time';

const PAGE = 20;
const SHOWN = 50;

/** The store's own, the latest first, and whom it may complain about. */
export async function storeComplaints(
  world: World,
  { storeId, before }: ParsedInput<StoreApi['complaints']>,
): Promise<Output<StoreApi['complaints']>> {
  const { rows, more } = await pageBy(world, complaints, {
    where: { storeId },
    by: 'askedAt',
    order: 'desc',
    behind: before,
    size: PAGE,
  });
  const lists = await listsFor(world, await shelfOf(world, storeId));
  return {
    complaints: rows.map(shownComplaint),
    more,
    sellers: lists.map(({ sellerId, seller }) => ({ sellerId, name: seller.name })),
  };
}

export const sellerComplaints = (world: World, _input: unknown, seat: Seat) =>
  waitingFor(world, { sellerId: seat.at, answerer: 'seller', state: 'asked' });

export async function brandComplaints(world: World): Promise<Output<BrandApi['complaints']>> {
  const waiting = await waitingFor(world, { answerer: 'brand', state: 'asked' });
  return { ...waiting, answerHours: await answerHours(world) };
}

/** The most urgent first. */
async function waitingFor(world: World, where: Where): Promise<Output<SellerApi['complaints']>> {
  const { rows, more } = await headOf(world, complaints, {
    where,
    orderBy: [['answerBy', 'asc']],
    limit: SHOWN,
  });
  return { complaints: rows.map(shownComplaint), more };
}

/** Whoever has to answer sees the photos, by links that end in a few minutes. */
export async function complaintPhotos(
  world: World,
  { complaintId }: ParsedInput<SellerApi['complaintPhotos']>,
  seat: Seat,
): Promise<Output<SellerApi['complaintPhotos']>> {
  const found = await world.db.get(complaints, complaintId);
  const isMine = found && (seat.role === 'operator' || found.sellerId === seat.at);
  if (!found || !isMine) return refuse('not_yours', {});
  return { links: await Promise.all(found.photos.map((photo) => world.files.link(photo))) };
}

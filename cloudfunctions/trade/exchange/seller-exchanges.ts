import type { Output, ParsedInput } from '#contracts/call';
import type { ExchangeState } from '#contracts/exchange';
import type { SellerApi } from '#contracts/seller';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { headOf, pageBy } from '../../time/page';
import { exchanges, shownExchange } from './exchange';

const SHOWN = 50;
type Page = Output<SellerApi['openExchanges']>;

/** What waits for a word or to be fetched, the oldest first. */
export async function openExchanges(world: World, _input: unknown, seat: Seat): Promise<Page> {
  const open: ExchangeState[] = ['asked', 'accepted'];
  const { rows, more } = await headOf(world, exchanges, {
    where: { sellerId: seat.at, state: { in: open } },
    orderBy: [['askedAt', 'asc']],
    limit: SHOWN,
  });
  return { exchanges: rows.map(shownExchange), more };
}

/** What is over, the latest first. */
export async function closedExchanges(
  world: World,
  { before }: ParsedInput<SellerApi['closedExchanges']>,
  seat: Seat,
): Promise<Page> {
  const over: ExchangeState[] = ['done', 'declined', 'cancelled'];
  const { rows, more } = await pageBy(world, exchanges, {
    where: { sellerId: seat.at, state: { in: over } },
    by: 'askedAt',
    order: 'desc',
    behind: before,
    size: SHOWN,
  });
  return { exchanges: rows.map(shownExchange), more };
}

/** What this driver has to fetch. A driver's seat is `<sellerId>.<driverId>`. */
export async function toFetch(world: World, _input: unknown, seat: Seat): Promise<Page> {
  const { rows, more } = await headOf(world, exchanges, {
    where: { driverKey: seat.at, state: 'accepted' },
    orderBy: [['askedAt', 'asc']],
    limit: SHOWN,
  });
  return { exchanges: rows.map(shownExchange), more };
}

/** Who judges or fetches sees the photos, by links that end in a few minutes. */
export async function exchangePhotos(
  world: World,
  { exchangeId }: ParsedInput<SellerApi['exchangePhotos']>,
  seat: Seat,
): Promise<Output<SellerApi['exchangePhotos']>> {
  const found = await world.db.get(exchanges, exchangeId);
  const isMine = found && (found.sellerId === seat.at || found.driverKey === seat.at);
  if (!found || !isMine) return refuse('not_yours', {});
  return { links: await Promise.all(found.photos.map((photo) => world.files.link(photo))) };
}

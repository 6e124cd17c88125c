import type { Output, ParsedInput } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Shelf } from '../../goods/shelf';
import { fen } from '../../money/rules/fen';
import { ownFolder } from '../../people/own-photo';
import type { Kept, World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { pageBy } from '../../time/page';
import { dayOf } from '../../time/rules/day';
import type { OrderDocument } from '../order/order';
import { shelfOf } from '../price/terms';
import { lotsOf } from '../rules/exchange/lots';
import { exchanges, shownExchange } from './exchange';
import { termsFor } from './exchange-terms';
import { toldUntil } from './report-damage';
import { lotsByGtin, mayGoBack, receivedLately, standingOf } from './standing';

type Page = Output<StoreApi['exchangeable']>;
type Terms = Awaited<ReturnType<typeof termsFor>>;

const PAGE = 20;

/** What may go back now and why not the rest, and the receipts of which broken and short can still be told. */
export async function exchangeable(
  world: World,
  { storeId }: ParsedInput<StoreApi['exchangeable']>,
  seat: Seat,
): Promise<Page> {
  const shelf = await shelfOf(world, storeId);
  const received = await receivedLately(world, storeId);
  const sellerIds = [...new Set(received.map(({ sellerId }) => sellerId))];
  const termsOf = await termsFor(world, sellerIds);
  return {
    products: sellerIds.flatMap((sellerId) =>
      productsOf(
        world,
        shelf,
        received.filter((order) => order.sellerId === sellerId),
        termsOf(sellerId),
      ),
    ),
    terms: sellerIds.map((sellerId) => ({
      sellerId,
      sellerName: received.find((order) => order.sellerId === sellerId)?.sellerName ?? '',
      terms: termsOf(sellerId),
    })),
    receipts: received.flatMap((order) => stillTold(world, order, termsOf)),
    folder: ownFolder(seat),
  };
}

/** Those that may go back first, then those that nearly may. */
function productsOf(
  world: World,
  shelf: Shelf,
  received: readonly Kept<OrderDocument>[],
  terms: ReturnType<Terms>,
): Page['products'] {
  const now = world.now();
  const today = dayOf(now);
  const [first] = received;
  if (!first) return [];
  const { sellerId, sellerName } = first;
  return [...lotsByGtin(received).values()]
    .flatMap((lots) => {
      const [lot] = lots;
      if (!lot) return [];
      const { gtin, name, caseSize } = lot;
      const standing = standingOf(shelf, lots, gtin, now);
      const slow = mayGoBack('slow', standing, terms, now);
      const near = mayGoBack('near_expiry', standing, terms, now);
      const casePrice = fen(Math.round((lot.paid * caseSize) / lot.bottles));
      const product = { gtin, name, caseSize, sellerId, sellerName, casePrice };
      const until = slow.shares
        .map(({ lot: each }) => each.ownRightUntil)
        .findLast((day) => day && day >= today);
      return [
        {
          ...product,
          slow: slow.bottles,
          nearExpiry: near.bottles,
          ...(slow.why && { why: slow.why }),
          ...(until && { ownRightUntil: until }),
        },
      ];
    })
    .toSorted((a, b) => b.slow - a.slow);
}

function stillTold(world: World, order: Kept<OrderDocument>, termsOf: Terms): Page['receipts'] {
  const until = toldUntil(order, termsOf(order.sellerId).damageHours);
  if (!order.receipt || until === undefined || until < world.now()) return [];
  const lines = lotsOf(order)
    .map(({ gtin, name, caseSize, bottles, asked }) => ({ gtin, name, caseSize, bottles: bottles - asked }))
    .filter(({ bottles }) => bottles > 0);
  const { orderId, sellerName, receipt } = order;
  return [{ orderId, sellerName, receivedAt: receipt.at, until, lines }];
}

/** Everything the store ever gave back or asked to, the latest first. */
export async function storeExchanges(
  world: World,
  { storeId, before }: ParsedInput<StoreApi['exchanges']>,
): Promise<Output<StoreApi['exchanges']>> {
  const { rows, more } = await pageBy(world, exchanges, {
    where: { storeId },
    by: 'askedAt',
    order: 'desc',
    behind: before,
    size: PAGE,
  });
  return { exchanges: rows.map(shownExchange), more };
}

export const photoFolder = (_world: World, _input: unknown, seat: Seat) =>
  Promise.resolve({ folder: ownFolder(seat) });

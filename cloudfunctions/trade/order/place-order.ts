import type { ParsedInput } from '#contracts/call';
import type { Order } from '#contracts/order';
import type { Proposed } from '#contracts/proposed-order';
import type { StoreApi } from '#contracts/store';
import { joinHold, leaveHold, takeHold } from '../../goods/hold';
import { comingBy } from '../../goods/rules/expected';
import { shelves } from '../../goods/shelf';
import { type Stock, stocks } from '../../goods/stock';
import type { Kept, Transaction, World } from '../../platform/ports';
import { Refusal, refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { creditId, credits } from '../account/credit';
import { buyerOf } from '../price/buyer';
import { type PriceList, priceListId, priceLists } from '../price/price-list';
import { shelfOf } from '../price/terms';
import { casesByGtin } from '../rules/order';
import { waitsOf } from '../rules/quote/ahead';
import { quoteFor } from '../rules/quote/quote';
import { accountReasons } from '../rules/quote/reasons';
import { draftOf, seenOf, type Terms } from './draft';
import { type OrderDocument, orders, shown } from './order';
import { keepOn } from './under-way';

type Asked = ParsedInput<StoreApi['placeOrder']>;
type Draft = ReturnType<typeof draftOf>;

/** How an order differs that is not placed from the owner's own cart. */
type Placing = {
  /** The rep who placed it for the owner. */
  proposed?: Proposed;
  /** What the seller agreed to with this buyer, in place of its list. */
  agreed?: (list: PriceList) => PriceList;
  /** What must be written with the order, or neither is. */
  withOrder?: (tx: Transaction) => Promise<void>;
};

/** A hold may be lost to somebody who then gives it back; looking twice more is enough to see that. */
const LOOKS = 3;

/**
 * Placed once however often it is sent. The cases are held first, in one guarded update that a rush cannot bring into
 * conflict; the transaction after it touches nothing hot. When it refuses, the cases go back at once.
 */
export async function placeOrder(
  world: World,
  asked: Asked,
  seat: Seat,
  { proposed, agreed, withOrder }: Placing = {},
): Promise<Order> {
  const before = await world.db.get(orders, asked.orderId);
  if (before) return repeated(before, asked, seat);

  const terms = await termsOf(world, asked, agreed);
  const draft = draftOf(world, asked, terms);
  const wanted = { ...draft.order, ...(proposed && { proposed }) };
  if (draft.reasons.length > 0) await refuseWholly(world, asked, terms, draft.uses);
  if (!(await hold(world, asked, terms, draft))) return refuse('busy', {});

  try {
    const { order, isNew } = await world.db.transaction((tx) => write(tx, wanted, asked, seat, withOrder));
    if (!isNew) await leaveHold(world, asked, draft.holds.cases);
    return order;
  } catch (error) {
    if (error instanceof Refusal) await leaveHold(world, asked, draft.holds.cases);
    throw error;
  }
}

/** The same content answers the order as it stands now, wherever its life has led it meanwhile. */
function repeated(order: Kept<OrderDocument>, asked: Asked, seat: Seat): Order {
  if (order.storeId !== seat.at) return refuse('not_yours', {});
  const isSame =
    order.sellerId === asked.sellerId &&
    order.payBy === asked.payBy &&
    order.asked.total === asked.total &&
    isSameBy(order.asked.cases, casesByGtin(asked.lines)) &&
    isSameBy(order.asked.ahead ?? {}, waitsOf(asked.lines));
  return isSame ? shown(order) : refuse('order_differs', {});
}

async function termsOf(
  world: World,
  { storeId, sellerId }: Asked,
  agreed: Placing['agreed'] = (list) => list,
): Promise<Terms> {
  const shelf = await shelfOf(world, storeId);
  const isSupplier = shelf.supply.some((supply) => supply.sellerId === sellerId);
  const list = isSupplier ? await world.db.get(priceLists, priceListId(sellerId, shelf.tier)) : undefined;
  return list ? { shelf, list: agreed(list) } : refuse('not_yours', {});
}

/** Takes the hold, or relies on the one an earlier request of the same order took; all else is told with its reasons. */
async function hold(world: World, asked: Asked, terms: Terms, { holds, uses }: Draft): Promise<boolean> {
  const { cases, ahead } = holds;
  const isWaiting = Object.keys(ahead).some((gtin) => !holds.presold.has(gtin));
  let stock = isWaiting ? await world.db.get(stocks, asked.sellerId) : undefined;
  for (let look = 0; look < LOOKS; look++) {
    const coming = comingBy(stock?.expected, ahead, dayOf(world.now()));
    if (await takeHold(world, asked, { ...holds, coming })) return true;
    stock = await world.db.get(stocks, asked.sellerId);
    const found = stock?.holds[asked.orderId];
    if (found && !(isSameBy(found.cases, cases) && isSameBy(found.ahead ?? {}, ahead)))
      return refuse('order_differs', {});
    if (found && (await joinHold(world, asked))) return true;
    if (!found) await refuseWholly(world, asked, terms, uses, stock);
  }
  return false;
}

/** Price, promotions, minimum, credit and stock as they are now; returns only when meanwhile nothing is left to refuse. */
async function refuseWholly(
  world: World,
  asked: Asked,
  { shelf, list }: Terms,
  tried: Draft['uses'],
  known?: Stock,
): Promise<void> {
  const stock = known ?? (await world.db.get(stocks, asked.sellerId));
  const account =
    asked.payBy === 'account'
      ? await world.db.get(credits, creditId(asked.storeId, asked.sellerId))
      : undefined;
  const { reasons } = quoteFor({
    list,
    buyer: buyerOf(shelf, list.sellerId),
    lines: asked.lines,
    payBy: asked.payBy,
    account,
    available: stock?.available ?? {},
    expected: stock?.expected,
    now: world.now(),
    // Where nobody said what was seen, it is what was tried.
    seen: { ...seenOf(asked), uses: asked.uses ?? tried },
  });
  if (reasons.length > 0) refuse('order_refused', { reasons });
}

/** The store's page tells whether another request of the same order was first; to ask the order as well is a call more. */
async function write(
  tx: Transaction,
  draft: OrderDocument,
  asked: Asked,
  seat: Seat,
  withOrder: Placing['withOrder'],
) {
  const shelf = await tx.get(shelves, draft.storeId);
  if (!shelf) throw new Error(`Store ${draft.storeId} has no shelf.`);
  const before = shelf.orders[draft.orderId] && (await tx.get(orders, draft.orderId));
  if (before) return { order: repeated(before, asked, seat), isNew: false };
  if (draft.payBy === 'account') await reserve(tx, draft, shelf.transferSince !== undefined);
  await keepOn(tx, shelf, draft);
  await withOrder?.(tx);
  await tx.add(orders, draft.orderId, draft);
  return { order: shown({ ...draft, _id: draft.orderId }), isNew: true };
}

/** The account is read and written here, so that two orders can never be promised the same room. */
async function reserve(
  tx: Transaction,
  { storeId, sellerId, orderId, total, placedAt }: OrderDocument,
  inTransfer: boolean,
) {
  const account = await tx.get(credits, creditId(storeId, sellerId));
  const reasons = accountReasons(account, total, placedAt, inTransfer);
  if (!account || reasons.length > 0) return refuse('order_refused', { reasons });
  await tx.update(credits, account._id, { set: { [`reserved.${orderId}`]: total } });
}

const isSameBy = <Value>(a: Readonly<Record<string, Value>>, b: Readonly<Record<string, Value>>) =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((gtin) => a[gtin] === b[gtin]);

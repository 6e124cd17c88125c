import { facts } from '../../../cloudfunctions/facts/fact';
import { stocks } from '../../../cloudfunctions/goods/stock';
import { brokenBooks } from '../../../cloudfunctions/money/invariants/invariants';
import { payments } from '../../../cloudfunctions/money/payment/payment';
import { refunds } from '../../../cloudfunctions/money/payment/refund';
import { reimbursements } from '../../../cloudfunctions/money/reimbursement/reimbursement';
import { storePeople } from '../../../cloudfunctions/people/store-people';
import type { Collection, Database, Kept } from '../../../cloudfunctions/platform/ports';
import { credits } from '../../../cloudfunctions/trade/account/credit';
import { repayments } from '../../../cloudfunctions/trade/account/repayment';
import { complaints } from '../../../cloudfunctions/trade/complaint/complaint';
import { crateMoves } from '../../../cloudfunctions/trade/crate/crate-move';
import { handIns } from '../../../cloudfunctions/trade/delivery/hand-in';
import { exchanges } from '../../../cloudfunctions/trade/exchange/exchange';
import { type OrderDocument, orders } from '../../../cloudfunctions/trade/order/order';
import { debtPayments } from '../../../cloudfunctions/trade/payment/debt-payment';
import { givenVouchers } from '../../../cloudfunctions/trade/promotion/given-voucher';
import { voucherGifts } from '../../../cloudfunctions/trade/promotion/voucher-gift';
import { rebates } from '../../../cloudfunctions/trade/rebate/rebate';
import { receivedOf } from '../../../cloudfunctions/trade/rules/receipt';
import { brokenTradeBooks } from '../../../cloudfunctions/trade/trade-invariants';
import { provenTwice, spokenOutOfTurn } from './complaint';
import { agreedOtherwise } from './handover';
import { soldBy, stockedOf, traders } from './market';
import { openedOtherwise } from './opening';
import { heldAgainstOtherwise, promisedOtherwise, wonOtherwise } from './recount';
import { ownedOtherwise, runUpInTransfer } from './transfer';
import { type LivesWorld, seen } from './world';

/** What must be true at every moment, and what must be true when all is quiet. */
export async function violationsIn(world: LivesWorld, { isOver }: { isOver: boolean }): Promise<string[]> {
  const still = { db: readingOf(world) };
  const books = [...(await brokenBooks(still)), ...(await brokenTradeBooks(still))];
  return [
    ...world.bugs.map((bug) => `bug: ${bug}`),
    ...books.map((breach) => `books: ${breach}`),
    ...notMeant(world),
    ...oversold(world),
    ...promisedOtherwise(world),
    ...agreedOtherwise(world),
    ...wonOtherwise(world),
    ...openedOtherwise(world),
    ...spokenOutOfTurn(world),
    ...provenTwice(world),
    ...runUpInTransfer(world),
    ...ownedOtherwise(world),
    ...(isOver
      ? [...stillOpen(world), ...goodsGone(world), ...paidOtherwise(world), ...heldAgainstOtherwise(world)]
      : []),
  ];
}

/** What happens once has the id under which a phone meant it: asked for again and again, it is one. */
function notMeant(world: LivesWorld): string[] {
  const strange = <Fields extends object>(of: Collection<Fields>) =>
    seen(world, of)
      .filter(({ _id }) => !world.meant.has(_id))
      .map(({ _id }) => `meant: nobody asked for ${of.name} ${_id}`);
  return [
    ...strange(orders),
    ...strange(repayments),
    ...strange(debtPayments),
    ...strange(handIns),
    ...strange(exchanges),
    ...strange(complaints),
    ...strange(crateMoves),
    ...strange(voucherGifts),
  ];
}

/** No seller promises what is neither there nor said to come. */
const oversold = (world: LivesWorld): string[] =>
  seen(world, stocks).flatMap(({ sellerId, available, expected = {} }) =>
    Object.entries(available)
      .filter(([what, left]) => left + (expected[what]?.cases ?? 0) < 0)
      .map(([what, left]) => `oversold: ${sellerId} has ${left} of ${what}`),
  );

/** In a healthy world everything comes to its end: nobody waits for ever, and nothing is left for a person to put right. */
function stillOpen(world: LivesWorld): string[] {
  const open = <Fields extends object>(of: Collection<Fields>, isOpen: (kept: Kept<Fields>) => boolean) =>
    seen(world, of)
      .filter(isOpen)
      .map((kept) => `open: ${of.name} ${kept._id} ${'state' in kept ? kept.state : ''}`);
  return [
    ...open(orders, ({ state, stockDueAt }) => !isOrderOver(state) || stockDueAt !== undefined),
    ...open(debtPayments, ({ state }) => state === 'unpaid'),
    ...open(payments, ({ state }) => state !== 'paid' && state !== 'closed'),
    ...open(refunds, ({ state }) => state !== 'done'),
    ...open(exchanges, ({ state }) => state === 'asked' || state === 'accepted'),
    ...open(complaints, ({ state }) => state !== 'closed'),
    ...open(storePeople, ({ transfer }) => transfer !== undefined),
    ...open(credits, ({ proposal }) => proposal !== undefined),
    ...open(handIns, ({ counted }) => counted === undefined),
    ...open(reimbursements, ({ state }) => state !== 'settled' && state !== 'collecting'),
    ...open(rebates, ({ closesOn, prizeDueOn }) => closesOn !== undefined || prizeDueOn !== undefined),
    ...open(givenVouchers, ({ openUntil }) => openUntil !== undefined),
    ...open(stocks, ({ holds }) => Object.keys(holds).length > 0),
    ...seen(world, facts)
      .filter(({ pending }) => pending.some((name) => name !== 'tellStore'))
      .map(
        ({ _id, pending, failures }) =>
          `open: fact ${_id} is not told to ${pending} after ${failures} failures`,
      ),
  ];
}

const isOrderOver = (state: OrderDocument['state']) => state === 'received' || state === 'cancelled';

/** What is no longer at a seller's went with orders and did not come back unsold, or was said to be missing when one was changed. */
function goodsGone(world: LivesWorld): string[] {
  return traders.flatMap((trader) => {
    const own = seen(world, orders).filter(({ sellerId }) => sellerId === trader.sellerId);
    const available =
      seen(world, stocks).find(({ sellerId }) => sellerId === trader.sellerId)?.available ?? {};
    return soldBy(trader).flatMap((each) => {
      const { gtin } = each;
      const gone = stockedOf(each) - (available[gtin] ?? 0);
      const went = own.reduce((sum, order) => sum + takenBy(order, gtin) - unsoldBack(world, order, gtin), 0);
      return gone === went
        ? []
        : [`goods: ${gone} of ${gtin} are gone from ${trader.sellerId}, ${went} by orders`];
    });
  });
}

/** Cases an order took for good: all it held in the beginning and later, less what it gave back when it ended. */
function takenBy(order: Kept<OrderDocument>, gtin: string): number {
  const { state, lines, asked, promoted, change } = order;
  const casesIn = (of: readonly { gtin: string; cases: number }[]) =>
    of.filter((line) => line.gtin === gtin).reduce((sum, { cases }) => sum + cases, 0);
  const held = promoted ? casesIn(promoted.lines) : (asked.cases[gtin] ?? 0);
  if (state === 'received') return Math.max(held, casesIn(lines)) - backAtDoor(order, gtin);
  // What the seller took off is missing there, whatever became of the order.
  const changed = change?.lines.find((line) => line.gtin === gtin);
  return changed ? changed.from - changed.to : 0;
}

/** What the store did not take and the gifts it then had not earned, as it is told in the end: they are in the warehouse again. */
function backAtDoor(order: Kept<OrderDocument>, gtin: string): number {
  const told = order.receipt?.lines ?? [];
  const gifts = receivedOf(order, told)?.received ?? [];
  const refused = told.filter((line) => line.gtin === gtin).map((line) => line.refused ?? 0);
  const unearned = gifts.filter((line) => line.gtin === gtin).map(({ giftsBack }) => giftsBack);
  return [...refused, ...unearned].reduce((sum, cases) => sum + cases, 0);
}

/** Whole cases that did not sell and were fetched; a case with a broken bottle is none that could be sold again. */
function unsoldBack(world: LivesWorld, { orderId, lines }: Kept<OrderDocument>, gtin: string): number {
  const size = lines.find((line) => line.gtin === gtin)?.caseSize ?? 1;
  const bottles = seen(world, exchanges)
    .filter(({ state, note, owedBottles }) => state === 'done' && (note ?? owedBottles) !== undefined)
    .flatMap((exchange) => exchange.lines)
    .filter((line) => line.orderId === orderId && line.gtin === gtin && line.why === 'slow')
    .reduce((sum, line) => sum + line.bottles, 0);
  return Math.floor(bottles / size);
}

/** WeChat's own books: what stores have paid there and not got back is what they received and kept, and what came off their debts. */
function paidOtherwise({ wechat, ...world }: LivesWorld): string[] {
  const kept = wechat.levers
    .payments({})
    .reduce(
      (sum, { state, amountFen, refundedFen, paidAt }) =>
        sum + (paidAt && state !== 'CLOSED' ? amountFen - refundedFen : 0),
      0,
    );
  const cost = seen(world as LivesWorld, orders)
    .filter(({ receipt }) => receipt?.byWechat !== undefined)
    .reduce((sum, { receipt, payment }) => {
      const returned = payment?.refunds.filter(({ cause }) => cause === 'returned') ?? [];
      return sum + (receipt?.byWechat ?? 0) - returned.reduce((all, { amount }) => all + amount, 0);
    }, 0);
  const off = seen(world as LivesWorld, debtPayments).reduce((sum, { credited }) => sum + credited, 0);
  return kept === cost + off
    ? []
    : [`wechat: stores have paid ${kept} there, received for ${cost} and paid ${off} of debts`];
}

/** Whole collections as they stand at this moment, each read and parsed once: a judge asks for nothing else. */
function readingOf(world: LivesWorld): Database {
  const read = new Map<string, Kept<object>[]>();
  const all = <Fields extends object>(of: Collection<Fields>) => {
    const known = read.get(of.name) as Kept<Fields>[] | undefined;
    if (known) return known;
    const found = world.database
      .all(of.name)
      .map((document) => ({ ...of.schema.parse(document), _id: String(document._id) }));
    read.set(of.name, found);
    return found;
  };
  return {
    ...world.calm.db,
    find: async (of, { where, limit }) => {
      const { _id: from = { gt: '' }, ...other } = where as { _id?: { gt: string } };
      if (Object.keys(other).length > 0) throw new Error(`A judge reads all of ${of.name}.`);
      return all(of)
        .filter(({ _id }) => _id > from.gt)
        .toSorted((a, b) => (a._id < b._id ? -1 : 1))
        .slice(0, limit);
    },
  };
}

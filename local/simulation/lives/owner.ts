import { monthOf } from '../../../cloudfunctions/time/rules/day';
import { type Repayment, repayments } from '../../../cloudfunctions/trade/account/repayment';
import { exchanges } from '../../../cloudfunctions/trade/exchange/exchange';
import { type OrderDocument, orders } from '../../../cloudfunctions/trade/order/order';
import { purseIdOf, rebates } from '../../../cloudfunctions/trade/rebate/rebate';
import { readyAtDoor } from '../../../cloudfunctions/trade/rules/rebate/purse';
import { receivedOf } from '../../../cloudfunctions/trade/rules/receipt';
import type { CartLine, Quote, WantedLine } from '../../../contracts/quote';
import type { ExchangeId, Fen, FileId, OrderId, StoreId } from '../../../contracts/vocabulary';
import { type Act, missingOf, never } from './act';
import { answersToRead, complain } from './complaint';
import { bring } from './handover';
import { soldBy, traders } from './market';
import { openingsToRead } from './opening';
import { debtsToPay, payOrder } from './paying';
import { handOver, ownerOf } from './transfer';
import { type LivesWorld, seen } from './world';

type Told = Readonly<OrderDocument>;

const HOUR_MS = 3_600_000;

const ordersOf = (world: LivesWorld, storeId: StoreId) =>
  seen(world, orders).filter((order) => order.storeId === storeId);

/** What lies before an owner: all of it done, every order of the store comes to its end. */
export const ownersDuties = (world: LivesWorld, storeId: StoreId): Act[] => [
  ...ordersOf(world, storeId).flatMap((order): Act[] => {
    if (order.state === 'unpaid') return [() => payOrder(world, order)];
    if (order.state === 'changed') return [() => answer(world, order)];
    return order.state === 'shipped' ? [() => receive(world, order)] : [];
  }),
  ...bring(world, 'owner', storeId),
  ...answersToRead(world, storeId),
  ...prizesOf(world, (prize) => prize.storeId === storeId).map(
    (which) => () => world.call('confirmPrize', which, ownerOf(world, storeId)),
  ),
];

/** Things that were won and not handed over yet. */
export const prizesOf = (
  world: LivesWorld,
  isOwn: (of: { storeId: StoreId; bringers: readonly string[] }) => boolean,
) =>
  seen(world, rebates).flatMap(({ storeId, statement, prizeDueOn, prizeBringers: bringers = [] }) => {
    if (!statement || prizeDueOn === undefined || !isOwn({ storeId, bringers })) return [];
    return [{ storeId, month: statement.month, policyId: statement.policyId }];
  });

/** What an owner may take into the head. */
export function ownersWhims(world: LivesWorld, storeId: StoreId, mostOrders: number): Act[] {
  const own = ordersOf(world, storeId);
  const seat = ownerOf(world, storeId);
  const mine = { storeId };
  const underWay = own.filter(({ state }) => ['unpaid', 'placed', 'changed'].includes(state));
  const received = own.filter(({ receipt }) => receipt !== undefined);
  return [
    ...(own.length < mostOrders ? [() => order(world, storeId), () => order(world, storeId)] : []),
    ...underWay
      .filter(() => world.maybe(0.3))
      .map(
        ({ orderId }) =>
          () =>
            world.call('cancelOrder', { ...mine, orderId }, seat),
      ),
    ...received
      .filter(({ receipt }) => receipt?.disputableUntil !== undefined && !receipt.dispute)
      .map((told) => () => sayOtherwise(world, told)),
    ...received.filter(() => world.maybe(0.12)).map((told) => () => giveBack(world, told)),
    ...received
      .filter(() => world.maybe(0.04))
      .map(
        ({ sellerId }) =>
          () =>
            complain(world, storeId, sellerId),
      ),
    ...debtsToPay(world, storeId),
    ...openingsToRead(world, storeId),
    ...(world.maybe(0.04) ? [() => handOver(world, storeId)] : []),
    ...seen(world, exchanges)
      .filter(({ storeId: of, state }) => of === storeId && state === 'asked' && world.maybe(0.1))
      .map(
        ({ exchangeId }) =>
          () =>
            world.call('cancelExchange', { ...mine, exchangeId }, seat),
      ),
    ...seen(world, repayments)
      .filter((repayment) => repayment.storeId === storeId && world.maybe(0.2))
      .map((repayment) => () => denyRepayment(world, repayment)),
    ...seen(world, rebates)
      .filter(({ storeId: of, statement }) => of === storeId && statement && world.maybe(0.1))
      .map(({ statement }) => () => {
        const { month, policyId } = statement ?? never();
        const said = { ...mine, month, policyId, disputeId: world.newId('d'), says: '少算了' };
        return world.call('disputeRebate', said, seat);
      }),
  ];
}

/** As the phone does it: a quote first, what has yet to come is held, and what the quote then said is what is ordered. */
async function order(world: LivesWorld, storeId: StoreId): Promise<void> {
  const { schedule } = world;
  const trader = world.oneOf(traders) ?? never();
  const payBy = world.oneOf(['cash', 'account', 'wechat'] as const) ?? 'cash';
  const wanted = soldBy(trader).filter(() => world.maybe(0.7));
  const lines = wanted.map(({ gtin }) => ({ gtin, cases: schedule.between(1, world.maybe(0.1) ? 40 : 8) }));
  if (lines.length === 0) return;
  const quoted = (of: readonly WantedLine[]) =>
    world.parts.quote(world.calm, { storeId, lines: [...of], payBy });
  const agreed = holding(lines, (await quoted(lines)).quotes);
  for (const { sellerId, total, uses, lines: own } of (await quoted(agreed)).quotes) {
    const orderId = world.newId('o') as OrderId;
    const mine = agreed.filter(({ gtin }) => own.some((line) => line.gtin === gtin));
    const cart = { orderId, storeId, sellerId, lines: mine, payBy, total, ...(uses && { uses }) };
    await world.call('placeOrder', cart, ownerOf(world, storeId));
  }
}

/** 先占着: each line that is out until a day waits for it. */
function holding(lines: readonly CartLine[], quotes: readonly Quote[]): WantedLine[] {
  const reasons = quotes.flatMap((quote) => quote.reasons);
  return lines.map((line) => {
    const out = reasons.find((each) => each.reason === 'out_of_stock' && each.gtin === line.gtin);
    const comes = out?.reason === 'out_of_stock' && out.expected;
    return comes ? { ...line, ahead: comes.on } : line;
  });
}

const answer = (world: LivesWorld, { storeId, orderId }: Told) =>
  world.call('answerChange', { storeId, orderId, agree: world.maybe(0.7) }, ownerOf(world, storeId));

/** At the door: what came is said, and what is due is paid in cash, put on account, or taken off the rebate. */
async function receive(world: LivesWorld, told: Told): Promise<void> {
  const { storeId, orderId, payBy, sellerId, lines } = told;
  const missing = lines.flatMap((line) => (world.maybe(0.3) ? missingOf(world, line) : []));
  const due = receivedOf(told, missing)?.due ?? never();
  const isPaid = payBy === 'wechat';
  const purse = seen(world, rebates).find(({ _id }) => _id === purseIdOf(storeId));
  const ready = readyAtDoor(purse?.parts ?? {}, sellerId, monthOf(world.schedule.now()));
  const offset = (isPaid || world.maybe(0.4) ? 0 : Math.min(ready, due)) as Fen;
  const rest = due - offset;
  const part = payBy === 'cash' ? rest - (world.maybe(0.15) ? Math.floor(rest / 3) : 0) : 0;
  const cash = (isPaid ? 0 : payBy === 'account' && world.maybe(0.2) ? Math.floor(rest / 2) : part) as Fen;
  const said = { storeId, orderId, lines: missing, cash, ...(offset > 0 && { offset }) };
  await world.call('confirmReceipt', said, ownerOf(world, storeId));
}

function sayOtherwise(world: LivesWorld, told: Told) {
  const { storeId, orderId, lines, paidByPaymentId } = told;
  const missing = lines.flatMap((line) => (world.maybe(0.6) ? missingOf(world, line) : []));
  const due = receivedOf(told, missing)?.due ?? never();
  const cash = (paidByPaymentId === undefined ? world.schedule.between(0, due) : 0) as Fen;
  const said = { storeId, orderId, lines: missing, cash, remark: '没收到这么多' };
  return world.call('disputeReceipt', said, ownerOf(world, storeId));
}

/** Broken or short seen later, or near its end: with a photo, for the money or for the same goods. */
function giveBack(world: LivesWorld, told: Told) {
  const { storeId, orderId, sellerId, lines, receipt, back } = told;
  const again = world.maybe(0.5) ? lines.find(({ gtin }) => back?.[gtin] !== undefined) : undefined;
  const { gtin } = again ?? world.oneOf(lines) ?? never();
  const seat = ownerOf(world, storeId);
  const exchangeId = world.newId('e') as ExchangeId;
  const photos = [`cloud://local.photos/${seat.openid}/${exchangeId}.jpg` as FileId];
  const bottles = world.schedule.between(1, 14);
  const instead = world.oneOf(['goods', 'credit'] as const) ?? 'credit';
  const wish = { exchangeId, storeId, instead, photos };
  const isLate = world.schedule.now() - (receipt?.at ?? 0) > 40 * HOUR_MS;
  if (isLate || world.maybe(0.5)) {
    const why = world.oneOf(['near_expiry', 'slow'] as const) ?? 'slow';
    return world.call('askExchange', { ...wish, sellerId, gtin, why, bottles }, seat);
  }
  const why = world.oneOf(['broken', 'short'] as const) ?? 'short';
  return world.call('reportDamage', { ...wish, orderId, lines: [{ gtin, why, bottles }] }, seat);
}

const denyRepayment = (world: LivesWorld, { storeId, repaymentId }: Repayment) =>
  world.call('disputeRepayment', { storeId, repaymentId, remark: '没付过' }, ownerOf(world, storeId));

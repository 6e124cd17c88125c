import { reimbursements } from '../../../cloudfunctions/money/reimbursement/reimbursement';
import { credits } from '../../../cloudfunctions/trade/account/credit';
import { openDisputes } from '../../../cloudfunctions/trade/account/open-dispute';
import { handIns } from '../../../cloudfunctions/trade/delivery/hand-in';
import { exchanges } from '../../../cloudfunctions/trade/exchange/exchange';
import { type OrderDocument, orders } from '../../../cloudfunctions/trade/order/order';
import type { Fen, OrderId, RepaymentId, StoreId } from '../../../contracts/vocabulary';
import { type Act, never } from './act';
import { complaintsOfSeller } from './complaint';
import { sellerOf, soldBy, type Trader } from './market';
import { righted } from './opening';
import { prizesOf } from './owner';
import { transfersToEnd } from './transfer';
import { type LivesWorld, seen } from './world';

/** What lies before a seller: orders, cash to be counted, what stores say is not so, what goes back, what the brand owes. */
export function sellersDuties(world: LivesWorld, trader: Trader): Act[] {
  const { sellerId, driverId } = trader;
  const seat = sellerOf(trader);
  const isMine = (of: { sellerId: string }) => of.sellerId === sellerId;
  return [
    ...seen(world, orders)
      .filter(isMine)
      .flatMap(({ orderId, state }): Act[] => {
        if (state === 'placed') return [() => world.call('accept', { orderId }, seat)];
        return state === 'accepted' ? [() => world.call('ship', { orderId, driverId }, seat)] : [];
      }),
    ...seen(world, handIns)
      .filter((each) => isMine(each) && !each.counted)
      .map(({ handInId, amount }) => () => {
        const wrong = world.maybe(0.2) ? world.schedule.between(-200, 200) : 0;
        const counted = Math.max(0, amount + wrong) as Fen;
        return world.call('countHandIn', { handInId, counted, remark: '' }, seat);
      }),
    ...seen(world, openDisputes)
      .filter((each) => isMine(each) && each.isWaiting === true)
      .map(({ about, of }) => () => {
        const word = { isWrong: world.maybe(0.6), remark: '查过了' };
        if (about === 'opening')
          return world.call('answerOpeningDispute', righted(world, of as StoreId), seat);
        return about === 'receipt'
          ? world.call('answerReceiptDispute', { orderId: of as OrderId, ...word }, seat)
          : world.call('answerRepaymentDispute', { repaymentId: of as RepaymentId, ...word }, seat);
      }),
    ...seen(world, exchanges)
      .filter((each) => isMine(each) && each.state === 'asked')
      .map(
        ({ exchangeId }) =>
          () =>
            world.call('acceptExchange', { exchangeId, driverId }, seat),
      ),
    ...seen(world, reimbursements)
      .filter((each) => isMine(each) && each.state === 'drafted')
      .map(({ month, signed }) => () => {
        const act = signed.length === 0 && world.maybe(0.2) ? 'dispute' : 'agree';
        return world.call('signReimbursement', { month, act, remark: `第${signed.length}次` }, seat);
      }),
    ...complaintsOfSeller(world, trader),
    ...transfersToEnd(world, trader),
    ...prizesOf(world, ({ bringers }) => bringers.includes(`seller:${sellerId}`))
      .filter(() => world.maybe(0.5))
      .map((which) => () => world.call('bringPrize', which, seat)),
  ];
}

/** What a seller may take into the head. */
export function sellersWhims(world: LivesWorld, trader: Trader): Act[] {
  const { sellerId } = trader;
  const seat = sellerOf(trader);
  const isMine = (of: { sellerId: string }) => of.sellerId === sellerId;
  return [
    ...seen(world, orders)
      .filter((each) => isMine(each) && each.state === 'placed' && world.maybe(0.6))
      .map((order) => () => change(world, trader, order)),
    ...seen(world, exchanges)
      .filter((each) => isMine(each) && each.state === 'asked' && world.maybe(0.3))
      .map(
        ({ exchangeId }) =>
          () =>
            world.call('declineExchange', { exchangeId, remark: '不能退' }, seat),
      ),
    ...seen(world, credits)
      .filter((each) => isMine(each) && each.owed > 0 && world.maybe(0.3))
      .map(({ storeId, owed }) => () => {
        const repaymentId = world.newId('r') as RepaymentId;
        const amount = (world.maybe(0.5) ? owed : world.schedule.between(1, owed)) as Fen;
        const way = world.oneOf(['cash', 'bank'] as const) ?? 'cash';
        const reference = way === 'bank' ? { reference: repaymentId } : {};
        return world.call('recordRepayment', { repaymentId, storeId, amount, way, ...reference }, seat);
      }),
  ];
}

/** Less of something, and perhaps what was not ordered in its place. */
function change(world: LivesWorld, trader: Trader, { orderId, lines }: OrderDocument) {
  const line = world.oneOf(lines) ?? never();
  const fewer = { gtin: line.gtin, cases: world.schedule.between(0, line.cases - 1) };
  const other = soldBy(trader).find(({ gtin }) => !lines.some((each) => each.gtin === gtin));
  const instead = other && world.maybe(0.5) ? [{ gtin: other.gtin, cases: line.cases - fewer.cases }] : [];
  const wish = { orderId, lines: [fewer], ...(instead.length > 0 && { instead }) };
  return world.call('changeOrder', wish, sellerOf(trader));
}

import { payments } from '../../../cloudfunctions/money/payment/payment';
import { credits } from '../../../cloudfunctions/trade/account/credit';
import type { OrderDocument } from '../../../cloudfunctions/trade/order/order';
import {
  type DebtPayment,
  debtPayments,
  recordIdOf,
} from '../../../cloudfunctions/trade/payment/debt-payment';
import type { Fen, RepaymentId, StoreId } from '../../../contracts/vocabulary';
import type { Act } from './act';
import { ownerOf } from './transfer';
import { type LivesWorld, seen } from './world';

/** 微信支付 for an order. */
export async function payOrder(world: LivesWorld, { storeId, orderId }: Readonly<OrderDocument>) {
  const named = { storeId, orderId };
  const opened = await world.call('payOrder', named, ownerOf(world, storeId));
  if (opened?.sheet && (await isPaidOn(world, orderId)))
    await world.call('payment', named, ownerOf(world, storeId));
}

/** What a store owes and may pay by WeChat, some or all; and the pages of it that are open, paid or not. */
export function debtsToPay(world: LivesWorld, storeId: StoreId): Act[] {
  const isOwn = (of: { storeId: StoreId }) => of.storeId === storeId;
  const owing = seen(world, credits).filter((account) => isOwn(account) && account.owed > 0);
  const opened = seen(world, debtPayments).filter((debt) => isOwn(debt) && debt.state === 'unpaid');
  return [
    ...owing
      .filter(() => world.maybe(0.3))
      .map(({ sellerId, owed }) => () => {
        const amount = (world.maybe(0.6) ? owed : world.schedule.between(1, owed)) as Fen;
        return payDebt(world, { repaymentId: world.newId('w') as RepaymentId, storeId, sellerId, amount });
      }),
    ...opened.filter(() => world.maybe(0.5)).map((debt) => () => payDebt(world, debt)),
  ];
}

type Debt = Pick<DebtPayment, 'repaymentId' | 'storeId' | 'sellerId' | 'amount'>;

async function payDebt(world: LivesWorld, { repaymentId, storeId, sellerId, amount }: Debt) {
  const seat = ownerOf(world, storeId);
  const opened = await world.call('payDebt', { repaymentId, storeId, sellerId, amount }, seat);
  if (opened?.sheet && (await isPaidOn(world, recordIdOf(repaymentId))))
    await world.call('debtPayment', { storeId, repaymentId }, seat);
}

/** The owner pays on the open page, or leaves it; who pays and puts the phone away asks no more. */
async function isPaidOn(world: LivesWorld, record: string): Promise<boolean> {
  if (world.maybe(0.3)) return false;
  await world.schedule.sleep(world.schedule.between(500, 60_000));
  const number = seen(world, payments).findLast(({ recordId }) => recordId === record)?.outTradeNo ?? '';
  const { errMsg } = world.wechat.levers.payOrder({ outTradeNo: number });
  world.schedule.note(`pays ${record}: ${errMsg}`);
  return world.maybe(0.7);
}

import { facts } from '../../facts/fact';
import { everything } from '../../money/invariants/everything';
import { type Payment, payments } from '../../money/payment/payment';
import { sum } from '../../money/rules/fen';
import type { Kept, World } from '../../platform/ports';
import { type OrderDocument, orders } from '../order/order';
import { costOf } from '../rules/payment';
import { brokenPaidDebts } from './debt-news';

/**
 * Of every order that is paid by WeChat: what came, less what was promised back, is what it costs, without what was
 * returned later; so none is cancelled and still paid for, and none is on its way and unpaid. Reads everything, so it is
 * a command and a test.
 */
export async function brokenPaidOrders(world: Pick<World, 'db'>): Promise<string[]> {
  const waiting = (await everything(world, facts)).filter(({ pending }) => pending.includes('order'));
  const unheard = new Set(waiting.map(({ about }) => about.recordId));
  const asked = await everything(world, payments);
  const byWechat = (await everything(world, orders)).filter(({ payBy }) => payBy === 'wechat');
  const debts = await brokenPaidDebts(world, unheard);
  const ofOrders = byWechat
    .filter(({ orderId }) => !unheard.has(orderId))
    .flatMap((order) =>
      brokenOrder(
        order,
        asked.filter(({ recordId }) => recordId === order.orderId),
      ),
    );
  return [...ofOrders, ...debts];
}

function brokenOrder(order: Kept<OrderDocument>, asked: readonly Payment[]): string[] {
  const { orderId, state, payment, receipt } = order;
  const paid = asked.filter((each) => each.state === 'paid');
  const came = paid.reduce((total, { amount }) => total + amount, 0);
  const back = paid.reduce((total, { refunded }) => total + refunded, 0);
  const shown = payment?.refunds.reduce((total, { amount }) => total + amount, 0) ?? 0;
  const returned = payment?.refunds.filter(({ cause }) => cause === 'returned') ?? [];
  const costs =
    state === 'unpaid' ? 0 : (receipt?.byWechat ?? costOf(order)) - sum(returned.map(({ amount }) => amount));
  const rules: [boolean, string][] = [
    [came - back === costs, `costs ${costs}, and ${came} came and ${back} of it goes back`],
    [(payment?.paid ?? 0) === came && shown === back, 'shows its owner other sums than came and go back'],
    [state !== 'unpaid' || order.payUntil !== undefined, 'waits for ever to be paid'],
  ];
  return rules.filter(([holds]) => !holds).map(([, breach]) => `order ${orderId} is ${state} and ${breach}`);
}

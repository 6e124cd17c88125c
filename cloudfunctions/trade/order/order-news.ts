import type { News } from '#contracts/message';
import type { Instant } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import type { Transaction } from '../../platform/ports';
import type { OrderStep } from '../rules/order';
import type { OrderDocument } from './order';

/** What the owner should hear without looking, left with the step itself; who tells people takes it from there. */
export async function leaveNews(
  tx: Transaction,
  order: OrderDocument,
  step: OrderStep,
  at: Instant,
): Promise<void> {
  const news = newsOf(order, step);
  if (!news) return;
  await tx.add(facts, `order:${order.orderId}:${step}`, {
    kind: 'order',
    at,
    about: { storeId: order.storeId, news },
    pending: ['tellStore'],
    failures: 0,
  });
}

function newsOf(order: OrderDocument, step: OrderStep): News | undefined {
  const { orderId, sellerName, deliveryDay, driver, lines } = order;
  if (step === 'change') return { kind: 'order_changed', orderId, sellerName };
  if (step !== 'ship' || !driver) return undefined;
  const cases = lines.reduce((total, line) => total + line.cases, 0);
  return { kind: 'order_shipped', orderId, sellerName, driverName: driver.name, cases, deliveryDay };
}

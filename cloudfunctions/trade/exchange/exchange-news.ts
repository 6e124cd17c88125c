import type { News } from '#contracts/message';
import type { Instant } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import type { Transaction } from '../../platform/ports';
import type { ExchangeDocument } from './exchange';

/** What the owner should hear without looking: every step that somebody else took. */
export async function tellOwner(tx: Transaction, exchange: ExchangeDocument, at: Instant): Promise<void> {
  const news = newsOf(exchange);
  if (!news) return;
  const { exchangeId, storeId, state } = exchange;
  await tx.add(facts, `exchange:${exchangeId}:${state}`, {
    kind: 'exchange',
    at,
    about: { storeId, news },
    pending: ['tellStore'],
    failures: 0,
  });
}

function newsOf({
  exchangeId,
  sellerName,
  state,
  lines,
  driver,
  steps,
  note,
}: ExchangeDocument): News | undefined {
  const last = steps.at(-1);
  if (last?.by === 'owner' || state === 'asked' || state === 'cancelled') return undefined;
  const names = [...new Set(lines.map(({ name }) => name))];
  return {
    ...{ kind: 'exchange_moved' as const, exchangeId, sellerName, state },
    goods: names.length > 2 ? `${names.slice(0, 2).join('、')}等 ${names.length} 样` : names.join('、'),
    ...(driver && { driverName: driver.name }),
    ...(last?.remark && { remark: last.remark }),
    ...(note && { credited: note.amount }),
  };
}

import { facts } from '../../facts/fact';
import { everything } from '../../money/invariants/everything';
import type { Kept, World } from '../../platform/ports';
import { type ExchangeDocument, exchanges } from '../exchange/exchange';
import { receiptFactId, returnFactId } from '../news';
import { type OrderDocument, orders } from '../order/order';
import { receivedOf } from '../rules/receipt';
import { recordOf } from './keep-statements';
import { type Rebate, rebates } from './rebate';

/**
 * A statement counts what was received less what went back, worked out once more from the orders themselves; what news
 * is still on its way to a statement is left for later.
 */
export async function brokenCounts(world: Pick<World, 'db'>): Promise<string[]> {
  const news = await everything(world, facts);
  const unheard = new Set(news.filter(({ pending }) => pending.length > 0).map(({ _id }) => _id));
  const all = new Map((await everything(world, orders)).map((order) => [order.orderId as string, order]));
  const back = await everything(world, exchanges);
  return (await everything(world, rebates)).flatMap((rebate) => brokenCount(rebate, all, back, unheard));
}

type Orders = ReadonlyMap<string, Kept<OrderDocument>>;

function brokenCount(
  { _id, statement }: Kept<Rebate>,
  all: Orders,
  back: readonly ExchangeDocument[],
  unheard: ReadonlySet<string>,
): string[] {
  const lines = statement?.lines.flatMap((line) => (line.kind === 'receipt' ? [line] : [])) ?? [];
  // A line without goods tells of an order that an earlier period counts.
  const behind = [...new Set(lines.flatMap(({ goods, orderId }) => (goods.length > 0 ? [orderId] : [])))];
  const twice = lines.filter(
    (line, at) => lines.findIndex((each) => recordOf(each) === recordOf(line)) !== at,
  );
  const isOnItsWay = (orderId: string): boolean =>
    [
      receiptFactId(orderId),
      ...back
        .filter((each) => each.lines.some((line) => line.orderId === orderId))
        .map((each) => returnFactId(each.exchangeId)),
    ].some((id) => unheard.has(id));
  if (!statement || behind.some(isOnItsWay)) return [];
  const wanted = new Set<string>(statement.gtins);
  const counts = (gtin: string) => wanted.size === 0 || wanted.has(gtin);
  const came = behind.flatMap((orderId) => stayedOf(all.get(orderId), counts));
  const cases = came.reduce((sum, line) => sum + line.cases, 0);
  const bought = came.reduce((sum, line) => sum + line.bought, 0);
  return [
    ...twice.map(({ orderId }) => `rebate ${_id} counts order ${orderId} twice`),
    ...(cases === statement.cases
      ? []
      : [`rebate ${_id} counts ${statement.cases} cases and ${cases} stayed`]),
    ...(bought === statement.bought
      ? []
      : [`rebate ${_id} counts ${statement.bought} fen of goods and ${bought} stayed`]),
  ];
}

/** Cases that were paid for, came and were not credited since, and what they cost. */
function stayedOf(order: Kept<OrderDocument> | undefined, counts: (gtin: string) => boolean) {
  const received = order?.receipt && receivedOf(order, order.receipt.lines)?.received;
  return (received ?? [])
    .filter(({ gtin }) => counts(gtin))
    .map(({ gtin, caseSize, cases, free, amount }) => {
      const paid = cases - free;
      const back = Math.min(paid, Math.floor((order?.back?.[gtin]?.credited ?? 0) / caseSize));
      const bought = paid === 0 ? 0 : amount - Math.round((amount * back) / paid);
      return { cases: paid - back, bought };
    });
}

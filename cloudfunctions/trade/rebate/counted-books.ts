import { facts } from '../../facts/fact';
import { everything } from '../../money/invariants/everything';
import type { Kept, World } from '../../platform/ports';
import { type ExchangeDocument, exchanges } from '../exchange/exchange';
import { type OrderDocument, orders } from '../order/order';
import { receiptFactId, returnFactId, rightedFactId } from '../reactions';
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
  const behind = [...new Set(lines.map((line) => line.orderId as string))];
  const twice = lines.filter(
    (line, at) => lines.findIndex((each) => recordOf(each) === recordOf(line)) !== at,
  );
  const isOnItsWay = (orderId: string) =>
    [
      receiptFactId(orderId),
      rightedFactId(orderId),
      returnFactId(`receipt-${orderId}`),
      ...back
        .filter((each) => each.lines.some((line) => line.orderId === orderId))
        .map((each) => returnFactId(each.exchangeId)),
    ].some((id) => unheard.has(id));
  if (!statement || behind.some(isOnItsWay)) return [];
  const wanted = new Set<string>(statement.gtins);
  const counts = (gtin: string) => wanted.size === 0 || wanted.has(gtin);
  const came = behind.reduce((sum, orderId) => sum + stayedOf(all.get(orderId), counts), 0);
  return [
    ...twice.map(({ orderId }) => `rebate ${_id} counts order ${orderId} twice`),
    ...(came === statement.cases ? [] : [`rebate ${_id} counts ${statement.cases} cases and ${came} stayed`]),
  ];
}

/** Cases that were paid for, came and were not credited since. */
function stayedOf(order: Kept<OrderDocument> | undefined, counts: (gtin: string) => boolean): number {
  const received = order?.receipt && receivedOf(order, order.receipt.lines)?.received;
  return (received ?? [])
    .filter(({ gtin }) => counts(gtin))
    .reduce((sum, { gtin, caseSize, cases, free }) => {
      const credited = Math.floor((order?.back?.[gtin]?.credited ?? 0) / caseSize);
      return sum + Math.max(0, cases - free - credited);
    }, 0);
}

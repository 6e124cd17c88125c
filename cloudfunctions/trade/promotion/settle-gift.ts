import type { Gtin, Instant } from '#contracts/vocabulary';
import { post } from '../../money/ledger/ledger';
import { owe } from '../../money/reimbursement/reimbursement';
import { fen } from '../../money/rules/fen';
import { moved, type Posting } from '../../money/rules/posting';
import { owedBy } from '../../money/rules/reimbursement';
import type { Transaction } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import type { OrderDocument } from '../order/order';
import type { Settled, Target } from '../rules/promotion/settled';
import { creditGoods, giftsOf, takeBackGoods } from './goods-credit';
import { keepSpending } from './spending';

type Moving = {
  target: Target;
  before: Settled | undefined;
  at: Instant;
  /** What came back, where it is settled again. */
  because: string | undefined;
};

/** Books by how much one promotion now gives more or less with an order than it did before, if at all. */
export async function settleGift(tx: Transaction, order: OrderDocument, moving: Moving): Promise<void> {
  const { orderId, storeId, storeName, sellerId, sellerName } = order;
  const { target, before, at, because } = moving;
  const { promotionId, version, name } = target;
  const isBrands = funderOf(order, target) === 'brand';
  const funder = isBrands ? ('brand' as const) : (`seller:${sellerId}` as const);
  const change = target.money - (before?.money ?? 0);
  const entryId = ['promotion', orderId, promotionId, because].filter(Boolean).join(':');
  const postings = [
    // Money only where the brand owes it to the seller, or the seller gives it back.
    ...(isBrands ? moved([`brand:promotion:${promotionId}`, owedBy(sellerId)], change, 'CNY') : []),
    ...goodsMoved(order, target, before),
  ];
  if (postings.length > 0)
    await post(tx, entryId, {
      at,
      cause: {
        kind: because ? 'clawback' : 'promotion',
        nature: natureOf(target),
        funder,
        payer: `seller:${sellerId}`,
        payee: `store:${storeId}`,
        records: [orderId, promotionId, ...(because ? [because] : [])],
        policyVersion: version,
      },
      postings,
    });
  if (change !== 0) await keepSpending(tx, order, target, { change, funder: isBrands ? 'brand' : 'seller' });
  if (isBrands && change !== 0) {
    const rule = { policyName: name, policyVersion: version, orderIds: [orderId] };
    const amount = { amount: fen(Math.abs(change)), ...(change < 0 && { way: 'out' as const }) };
    const line = { entryId, at, storeId, storeName, month: monthOf(at), ...rule, ...amount };
    await owe(tx, { sellerId, sellerName, line });
  }
  for (const gtin of new Set([...Object.keys(target.owed), ...Object.keys(before?.owed ?? {})])) {
    const bottles = (target.owed[gtin] ?? 0) - (before?.owed[gtin] ?? 0);
    const cause = { kind: 'gift', funder, records: [orderId, promotionId], policyVersion: version };
    const giftId = [`gift:${orderId}:${promotionId}:${gtin}`, because].filter(Boolean).join(':');
    const gift = { storeId, sellerId, gtin: gtin as Gtin, at, cause, entryId: giftId };
    if (bottles > 0) await creditGoods(tx, { ...gift, bottles });
    else await takeBackGoods(tx, { ...gift, bottles: -bottles });
  }
}

const funderOf = ({ promoted }: OrderDocument, { kind, promotionId }: Target) =>
  kind === 'voucher'
    ? promoted?.voucher?.funder
    : promoted?.promotions.find((each) => each.promotionId === promotionId)?.funder;

/** Gifts are booked as goods whoever bears them. */
function goodsMoved(
  { storeId, sellerId }: OrderDocument,
  target: Target,
  before: Settled | undefined,
): Posting[] {
  const way = [giftsOf(`seller:${sellerId}`), giftsOf(`store:${storeId}`)] as const;
  const gtins = new Set([...Object.keys(target.gifts), ...Object.keys(before?.gifts ?? {})]);
  return [...gtins].flatMap((gtin) => {
    const change = (target.gifts[gtin] ?? 0) - (before?.gifts[gtin] ?? 0);
    return moved(way, change, `GOODS:${gtin}`);
  });
}

/** The nature decides the document: a gift is goods on the invoice, a lower price a discount on it, a voucher a coupon. */
const natureOf = ({ kind }: Target) => {
  if (kind === 'buy_get') return '货补' as const;
  return kind === 'voucher' ? ('折扣券' as const) : ('销售折让' as const);
};

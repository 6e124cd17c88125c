import * as z from 'zod';
import { type Gtin, OrderId } from '#contracts/vocabulary';
import type { Reaction } from '../../facts/fact';
import { shelves } from '../../goods/shelf';
import { post } from '../../money/ledger/ledger';
import { owe } from '../../money/reimbursement/reimbursement';
import { fen, plus } from '../../money/rules/fen';
import type { Posting } from '../../money/rules/posting';
import { owedBy } from '../../money/rules/reimbursement';
import type { Transaction } from '../../platform/ports';
import { monthOf } from '../../time/rules/day';
import { type OrderDocument, orders } from '../order/order';
import { type Gave, givenOf } from '../rules/promotion/given';
import { receivedOf } from '../rules/receipt';
import { giveFirstVoucher } from './first-voucher';
import { creditGoods, giftsOf } from './goods-credit';
import { settleGoods } from './settle-goods';

const ReceiptNews = z.object({ orderId: OrderId });

/**
 * What a receipt makes of the promotions its order was placed by: what the brand bears and the seller gave is owed to
 * the seller, gifts that the seller had not are owed to the store, and a first receipt brings its voucher.
 */
export const settlePromotions: Reaction = async (tx, fact) => {
  const { orderId } = ReceiptNews.parse(fact.about);
  const order = await tx.get(orders, orderId);
  const { receipt, promoted } = order ?? {};
  if (!order || !receipt) return;
  await giveFirstVoucher(tx, order, receipt.at);
  const received = promoted && receivedOf(order, receipt.lines)?.received;
  if (!promoted || !received) return;
  const gave = givenOf(promoted.lines, received);
  for (const each of gave.filter(({ kind }) => kind !== 'goods')) await settle(tx, order, each, receipt.at);
  const { voucher, goods } = promoted;
  if (voucher && !gave.some(({ kind, off }) => kind === 'voucher' && off > 0))
    await tx.update(shelves, order.storeId, { unset: [`vouchers.${voucher.voucherId}.orderId`] });
  if (Object.keys(goods).length > 0)
    await settleGoods(tx, order, gave.find(({ kind }) => kind === 'goods')?.gifts ?? {}, receipt.at);
};

async function settle(
  tx: Transaction,
  order: OrderDocument,
  gave: Gave,
  at: NonNullable<OrderDocument['receipt']>['at'],
): Promise<void> {
  const { orderId, storeId, storeName, sellerId, sellerName } = order;
  const { promotionId, version, name, owed } = gave;
  const entryId = `promotion:${orderId}:${promotionId}`;
  const isBrands = funderOf(order, gave) === 'brand';
  const funder = isBrands ? ('brand' as const) : (`seller:${sellerId}` as const);
  const amount = isBrands ? plus(gave.off, gave.worth) : fen(0);
  const postings = postingsOf(order, gave, amount);
  if (postings.length > 0) {
    await post(tx, entryId, {
      at,
      cause: {
        kind: 'promotion',
        nature: natureOf(gave),
        funder,
        payer: `seller:${sellerId}`,
        payee: `store:${storeId}`,
        records: [orderId, promotionId],
        policyVersion: version,
      },
      postings,
    });
  }
  if (amount > 0) {
    const rule = { policyName: name, policyVersion: version, orderIds: [orderId] };
    const line = { entryId, at, storeId, storeName, month: monthOf(at), ...rule, amount };
    await owe(tx, { sellerId, sellerName, line });
  }
  for (const [gtin, bottles] of Object.entries(owed)) {
    const cause = { kind: 'gift', funder, records: [orderId, promotionId], policyVersion: version };
    await creditGoods(tx, {
      ...{ storeId, sellerId, gtin: gtin as Gtin, bottles, at, cause },
      entryId: `gift:${orderId}:${promotionId}:${gtin}`,
    });
  }
}

const funderOf = ({ promoted }: OrderDocument, { kind, promotionId }: Gave) =>
  kind === 'voucher'
    ? promoted?.voucher?.funder
    : promoted?.promotions.find((each) => each.promotionId === promotionId)?.funder;

/** Gifts are booked as goods whoever bears them; money only where the brand owes it. */
function postingsOf({ storeId, sellerId }: OrderDocument, { promotionId, gifts }: Gave, amount: Gave['off']) {
  const goods: Posting[] = Object.entries(gifts).map(([gtin, bottles]) => ({
    from: giftsOf(`seller:${sellerId}`),
    to: giftsOf(`store:${storeId}`),
    amount: fen(bottles),
    asset: `GOODS:${gtin}`,
  }));
  const money: Posting = {
    from: `brand:promotion:${promotionId}`,
    to: owedBy(sellerId),
    amount,
    asset: 'CNY',
  };
  return amount > 0 ? [money, ...goods] : goods;
}

/** The nature decides the document: a gift is goods on the invoice, a lower price a discount on it, a voucher a coupon. */
const natureOf = ({ kind }: Gave) => {
  if (kind === 'buy_get') return '货补' as const;
  return kind === 'voucher' ? ('折扣券' as const) : ('销售折让' as const);
};

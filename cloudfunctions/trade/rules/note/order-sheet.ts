import type { Order, OrderState } from '#contracts/order';
import type { PayBy } from '#contracts/quote';
import { csvOf, yuanOf } from '../../../money/rules/csv';
import { dayOf } from '../../../time/rules/day';

const headings = [
  '单据编号',
  '单据日期',
  '送货日期',
  '客户编号',
  '客户名称',
  '商品条码',
  '商品名称',
  '规格',
  '单位',
  '数量',
  '其中赠品',
  '单价',
  '优惠',
  '金额',
  '实收数量',
  '整单金额',
  '实收金额',
  '结算方式',
  '状态',
  '送货人',
];

const payWord: Record<PayBy, string> = { cash: '货到付款', account: '记账', wechat: '微信支付' };
const stateWord: Partial<Record<OrderState, string>> = {
  accepted: '已接单',
  shipped: '已发货',
  received: '已收货',
};

/**
 * One row a line; the number of the order stands in each, so that an import twice is seen as the same. Only the first
 * page carries headings and the mark of UTF-8: pages are simply joined.
 */
export function orderSheet(orders: readonly Order[], isFirstPage: boolean): string {
  const rows = orders.flatMap(rowsOf);
  return isFirstPage ? csvOf([headings, ...rows]) : csvOf(rows).slice(1);
}

function rowsOf(order: Order): (string | number)[][] {
  const { orderId, placedAt, deliveryDay, storeId, storeName, lines, total, receipt, payBy, state, driver } =
    order;
  const missing = new Map<string, number>(
    receipt?.lines.map(({ gtin, short, broken, nearExpiry = 0, refused = 0 }) => [
      gtin,
      short + broken + nearExpiry + refused,
    ]),
  );
  return lines.map(({ gtin, name, caseSize, cases, free = 0, casePrice, off, amount }) => [
    orderId,
    dayOf(placedAt),
    deliveryDay,
    storeId,
    storeName,
    gtin,
    name,
    `1×${caseSize}`,
    '件',
    cases,
    free,
    yuanOf(casePrice),
    yuanOf(off ?? 0),
    yuanOf(amount),
    receipt ? Math.max(0, cases - (missing.get(gtin) ?? 0)) : '',
    yuanOf(total),
    receipt ? yuanOf(receipt.due) : '',
    payWord[payBy],
    stateWord[state] ?? state,
    driver?.name ?? '',
  ]);
}

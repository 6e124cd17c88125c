import type { Order } from '#contracts/order';
import type { PayBy, QuoteLine } from '#contracts/quote';
import type { Instant } from '#contracts/vocabulary';
import { yuanOf } from '../../../money/rules/csv';
import { clockOf, dayOf } from '../../../time/rules/day';
import { paper } from './paper';

export type Note = {
  order: Order;
  sellerPhone: string;
  /** Where it goes and whom to call there. */
  address: string;
  ownerPhone: string;
};

const payWord: Record<PayBy, string> = {
  cash: '货到付款，请收现金',
  account: '记账，不收钱',
  wechat: '已微信支付，不收钱',
};

/** One sheet an order: what the van carries, the driver checks off and the shop signs. */
export function deliveryNotes(notes: readonly Note[], printedAt: Instant): string {
  const sheets = notes.map((note) => sheetOf(note, printedAt)).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>送货单 ${notes.length} 张</title><style>${paper}</style></head><body>${sheets}</body></html>`;
}

function sheetOf({ order, sellerPhone, address, ownerPhone }: Note, printedAt: Instant): string {
  const { orderId, storeName, sellerName, lines, total, payBy, placedAt, deliveryDay, driver } = order;
  const cases = lines.reduce((sum, line) => sum + line.cases, 0);
  return `<section class="note">
<header><h1>${escaped(sellerName)} 送货单</h1><p>电话 ${escaped(sellerPhone)}</p></header>
<dl>${[
    ['客户', `<b>${escaped(storeName)}</b>`],
    ['电话', escaped(ownerPhone)],
    ['地址', escaped(address)],
    ['送货日', escaped(deliveryDay)],
    ['下单', `${dayOf(placedAt)} ${clockOf(placedAt)}`],
    ['单号', escaped(orderId)],
  ]
    .map(([of, word]) => `<dt>${of}</dt><dd>${word}</dd>`)
    .join('')}</dl>
<table><thead><tr><th>商品</th><th>条码</th><th>规格</th><th>件数</th><th>单价</th><th>金额</th></tr></thead>
<tbody>${lines.map(rowOf).join('')}</tbody></table>
<p class="total"><span>共 <b>${cases}</b> 件</span><span>合计 <b>¥${yuanOf(total)}</b></span></p>
<p class="pay">${payWord[payBy]}</p>
<footer><span>送货人 ${escaped(driver?.name ?? '')}</span><span>收货人签字</span><span>实收 ¥</span><span>日期</span></footer>
<p class="small">第一联 存根 · 第二联 客户 · 第三联 回单　打印于 ${dayOf(printedAt)} ${clockOf(printedAt)}</p>
</section>`;
}

function rowOf({ gtin, name, caseSize, cases, free, casePrice, off, amount }: QuoteLine): string {
  const gift = free ? `（含赠 ${free} 件）` : '';
  const saved = off ? `（已减 ¥${yuanOf(off)}）` : '';
  return `<tr><td>${escaped(name)}${gift}${saved}</td><td>${escaped(gtin)}</td><td>1×${caseSize}</td><td>${cases}</td><td>${yuanOf(casePrice)}</td><td>${yuanOf(amount)}</td></tr>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A shop's name is text on the paper whatever stands in it. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

import type { News } from '#contracts/message';
import type { Day } from '#contracts/vocabulary';

/** What a template can say of a piece of news. */
export const pieces = ['who', 'what', 'when', 'next'] as const;
export type Piece = (typeof pieces)[number];

/** WeChat refuses a text field beyond twenty characters. */
const TEXT_AT_MOST = 20;

export function pieceOf(news: News, piece: Piece, today: Day): string {
  const said = saidOf(news, today)[piece];
  return said.length > TEXT_AT_MOST ? `${said.slice(0, TEXT_AT_MOST - 1)}…` : said;
}

function saidOf(news: News, today: Day): Record<Piece, string> {
  switch (news.kind) {
    case 'order_changed':
      return {
        who: news.sellerName,
        what: '有货改了数，等您一句话',
        when: today,
        next: '点开看，同意或不要',
      };
    case 'order_shipped':
      return {
        who: news.sellerName,
        what: `${news.cases} 件在路上`,
        when: news.deliveryDay,
        next: `${news.driverName}送，到了点收货`,
      };
    case 'order_late':
      return {
        who: news.sellerName,
        what: '今天送不到，晚几天',
        when: news.day ?? news.deliveryDay,
        next: `问经销商 ${news.sellerPhone}`,
      };
    case 'stock_alert':
      return { who: '您的店', what: lowOf(news), when: today, next: '点开看建议，改了再订' };
    case 'order_prepared':
      return {
        who: '您的店',
        what: `这周的 ${news.cases} 件备好了`,
        when: today,
        next: '点开看，您点头才下单',
      };
    case 'store_opened':
      return { who: news.name, what: '开好了，可以下单了', when: today, next: '点开看进货价' };
    case 'store_declined':
      return { who: news.name, what: '没通过', when: today, next: news.reason };
    case 'voucher_given':
      return { who: '品牌', what: `送您一张 ${news.off / 100} 元券`, when: news.until, next: '下单时自动抵' };
    case 'voucher_withdrawn':
      return { who: '品牌', what: `${news.off / 100} 元券收回了`, when: today, next: '已经用上的不变' };
    case 'exchange_moved':
      return { who: news.sellerName, what: exchangeWord[news.state], when: today, next: news.goods };
    case 'complaint_moved':
      return {
        who: news.by === 'seller' ? '经销商' : '品牌',
        what: news.act === 'answer' ? '您的意见有答复了' : '您的意见转到品牌了',
        when: today,
        next: '点开看',
      };
    case 'prize_promised':
      return { who: '品牌', what: `您得了${news.name}`, when: news.dueOn, next: '有人送到店里' };
    case 'prize_late':
      return { who: '品牌', what: `${news.name}晚了`, when: today, next: '我们在催' };
    case 'prize_missed':
      return {
        who: '品牌',
        what: news.isKept ? `${news.name}您留着` : `${news.name}不送了`,
        when: today,
        next: `退货或改数以后差 ${news.missedBy} 件`,
      };
    case 'opening_day':
      return { who: '您的店', what: `开业 ${news.years} 周年`, when: today, next: news.gift ?? '祝生意兴隆' };
  }
}

const exchangeWord = { accepted: '同意退换，来取货', done: '退换办好了', declined: '没同意退换' } as const;

function lowOf({ products: [first, ...rest] }: Extract<News, { kind: 'stock_alert' }>): string {
  if (!first) return '';
  return rest.length > 0 ? `${first.name}等 ${rest.length + 1} 样快没了` : `${first.name}快没了`;
}

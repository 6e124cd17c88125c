import type { News } from '#contracts/message';
import type { Day } from '#contracts/vocabulary';
import { yuan } from '../../shared/money';
import { dayWord } from '../../shared/time';
import { lateWord } from '../order/late-word';

/** What happened, and in one line what it is about. */
export function newsWords(news: News, today: Day): { title: string; below: string } {
  switch (news.kind) {
    case 'order_changed':
      return { title: '有货改了数，等您一句话', below: `${news.sellerName}改的，点开看改了什么` };
    case 'order_shipped':
      return {
        title: `${news.sellerName}的 ${news.cases} 件在路上`,
        below: `${news.driverName}送，${dayWord(news.deliveryDay, today)}到`,
      };
    case 'order_late':
      return { title: `${news.sellerName}的货要晚`, below: lateWord(news, today) };
    case 'stock_alert':
      return {
        title: '有货快卖完了',
        below: news.products
          .slice(0, 3)
          .map(({ name, daysLeft }) => (daysLeft === 0 ? `${name} 没了` : `${name} 还够 ${daysLeft} 天`))
          .join('，'),
      };
    case 'order_prepared':
      return { title: `这周的 ${news.cases} 件备好了`, below: '看一眼，您点头才下单' };
    case 'store_opened':
      return { title: `${news.name}开好了`, below: '可以看进货价、下单了。左上角可以换店' };
    case 'store_declined':
      return { title: `${news.name}没通过`, below: `${news.reason}。改好了可以再申请` };
    case 'voucher_given':
      return {
        title: `送您一张 ¥${yuan(news.off)} 的券`,
        below: `${news.spend > 0 ? `满 ¥${yuan(news.spend)} 可用` : '下单就能用'}，${dayWord(news.until, today)}前有效，下单时自动抵`,
      };
    case 'voucher_withdrawn':
      return { title: `¥${yuan(news.off)} 的券收回了`, below: `${news.name}停了。已经用上的不变` };
    case 'exchange_moved':
      return { title: exchangeTitle(news), below: exchangeBelow(news) };
    case 'complaint_moved':
      return news.act === 'answer'
        ? {
            title: '您的意见有答复了',
            below: `${news.by === 'seller' ? '经销商' : '品牌'}答的，点开看行不行`,
          }
        : { title: '您的意见转到品牌了', below: '经销商没按时答复，品牌来答' };
    case 'prize_promised':
      return {
        title: `您得了${news.name}`,
        below: `${dayWord(news.dueOn, today)}前有人送到店里，收到了点一下`,
      };
    case 'prize_late':
      return { title: `${news.name}还没送到`, below: '说好的日子过了，我们在催' };
    case 'prize_missed':
      return news.isKept
        ? { title: `${news.name}您留着`, below: `退货或改数以后还差 ${news.missedBy} 件，给了的不收回` }
        : { title: `${news.name}不送了`, below: `退货或改数以后还差 ${news.missedBy} 件，点账本看是哪几单` };
    case 'opening_day':
      return { title: `开业 ${news.years} 周年，祝生意兴隆`, below: news.gift ?? '谢谢您一直照顾' };
  }
}

type ExchangeNews = Extract<News, { kind: 'exchange_moved' }>;

const exchangeTitle = ({ state, sellerName }: ExchangeNews) =>
  ({
    accepted: `${sellerName}同意退换`,
    done: '退换办好了',
    declined: `${sellerName}没同意退换`,
  })[state];

function exchangeBelow({ state, goods, driverName, remark, credited }: ExchangeNews): string {
  if (state === 'accepted') return `${goods}，${driverName ?? '司机'}来取`;
  if (state === 'declined') return `${goods}：${remark ?? ''}`;
  return credited === undefined ? goods : `${goods}，抵货款 ¥${yuan(credited)}`;
}

/** Where a tap leads: to the order, the exchange or the complaint it is about, else home, where the suggestion stands. */
export const orderOf = (news: News): string | undefined => ('orderId' in news ? news.orderId : undefined);

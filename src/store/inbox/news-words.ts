import type { News } from '#contracts/message';
import type { Day } from '#contracts/vocabulary';
import { dayWord } from '../../shared/time';
import { lateWord } from '../order/late-word';

/** What happened, and in one line what it is about. */
export function newsWords(news: News, today: Day): { title: string; below: string } {
  switch (news.kind) {
    case 'order_changed':
      return { title: '有货改了数，等您一句话', below: `${news.sellerName}改的，点开看改了什么` };
    case 'order_shipped':
      return {
        title: `${news.cases} 件${dayWord(news.deliveryDay, today)}送到`,
        below: `${news.sellerName} · ${news.driverName}`,
      };
    case 'order_late':
      return { title: `${news.sellerName}的货要晚`, below: lateWord(news, today) };
    case 'stock_alert':
      return {
        title: '有货快卖完了',
        below: news.products
          .slice(0, 3)
          .map(({ name, daysLeft }) => `${name} 还够 ${daysLeft} 天`)
          .join('，'),
      };
    case 'order_prepared':
      return { title: `这周的 ${news.cases} 件备好了`, below: '看一眼，您点头才下单' };
    case 'store_opened':
      return { title: `${news.name}开好了`, below: '可以看进货价、下单了。左上角可以换店' };
    case 'store_declined':
      return { title: `${news.name}没通过`, below: `${news.reason}。改好了可以再申请` };
    case 'opening_day':
      return { title: `开业 ${news.years} 周年，祝生意兴隆`, below: news.gift ?? '谢谢您一直照顾' };
  }
}

/** Where a tap leads: to the order it is about, else home, where the suggestion stands. */
export const orderOf = (news: News): string | undefined => ('orderId' in news ? news.orderId : undefined);

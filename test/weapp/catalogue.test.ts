import type { Output } from '../../contracts/call';
import type { StoreApi } from '../../contracts/store';
import type { Day, Fen, Gtin, SellerId } from '../../contracts/vocabulary';
import type { Tap } from '../../local/miniprogram/diary';
import { cannedCloud, onSimulator, onWeapp, testInSimulator } from './weapp';

const tastes = [
  ['冰红茶', 'bing hong cha'],
  ['柠檬茶', 'ning meng cha'],
  ['绿茶', 'lv cha'],
  ['荔枝汽水', 'li zhi qi shui'],
  ['酸梅汤', 'suan mei tang'],
  ['椰子水', 'ye zi shui'],
  ['橙汁', 'cheng zhi'],
  ['雪梨', 'xue li'],
  ['气泡水', 'qi pao shui'],
  ['花茶', 'hua cha'],
] as const;
const tasteOf = (n: number) => tastes[n % tastes.length] ?? tastes[0];
const offers: Output<StoreApi['offers']> = {
  sellers: [
    {
      sellerId: 'xinyuan' as SellerId,
      name: '鑫源商贸',
      deliveryDay: '2026-11-24' as Day,
      minimumCases: 3,
      offers: Array.from({ length: 5000 }, (_, n) => ({
        gtin: String(6_970_000_000_000 + n) as Gtin,
        name: `${tasteOf(n)[0]}${Math.floor(n / tastes.length)}号 500ml`,
        pinyin: `${tasteOf(n)[1]} ${Math.floor(n / tastes.length)} hao 500ml`,
        category: `第${n % 12}类`,
        caseSize: 15,
        casePrice: 3000 as Fen,
        bottlePrice: 200 as Fen,
        suggestedRetail: 300 as Fen,
      })),
    },
  ],
};
const wang = { role: 'owner', at: 's1', name: '老王便利店' };
const cloud = cannedCloud({ whoAmI: { seats: [wang] }, offers });

/** What is typed, by a word, by how it sounds or by its first letters, and what stands there then. */
const sought = [
  ['荔', '荔枝汽水0号'],
  ['lizhi', '荔枝汽水0号'],
  ['lzqs4', '荔枝汽水4号'],
  ['li zhi 49', '荔枝汽水49号'],
  ['荔枝汽水49', '荔枝汽水49号'],
  ['lzqs499', '荔枝汽水499号'],
] as const;

const A_MESSAGE = 16 * 1024;

/** Taps after which the screen was told more than a phone of the trade bears at once. */
function heavy(taps: readonly Tap[]): readonly Tap[] {
  return taps.filter(({ messages, largest }) => messages > 6 || largest > A_MESSAGE);
}

test(
  'five thousand products are searched while one types, and no message to the screen is larger than 16 KB',
  () =>
    onWeapp(cloud, async ({ phone, diary }) => {
      await phone.waitForPath('store/home/home');
      await phone.tap('订货');
      await phone.waitForText('冰红茶0号');
      const opened = diary.setData.length;
      for (const [typed, found] of sought) {
        const before = diary.setData.length;
        await phone.type('找货', typed);
        await phone.waitForText(found);
        // The field's own and the first rows; the rest of the page follows a few rows at a time.
        expect(diary.setData.length - before).toBeLessThanOrEqual(6);
      }
      await phone.waitForText('荔枝汽水499号 500ml');
      expect(await phone.shows('冰红茶')).toBe(false);
      const sizes = diary.setData.map(({ bytes }) => bytes);
      process.stdout.write(
        `catalogue of 5000: ${opened} messages to open, largest ${Math.max(...sizes)} bytes, while typing ${Math.max(...sizes.slice(opened))}\n`,
      );
      expect(Math.max(...sizes)).toBeLessThan(A_MESSAGE);
    }),
  60_000,
);

test(
  'a long list grows by a page, each page in a few messages within 16 KB',
  () =>
    onWeapp(cloud, async ({ phone, diary }) => {
      await phone.waitForPath('store/home/home');
      await phone.tap('订货');
      // Twenty at a time are two of each name; rows come a few at a time, and the button moves until the last.
      await phone.waitForText('花茶1号');
      for (let page = 1; page <= 5; page++) {
        await phone.tap('再看 20 样');
        await phone.waitForText(`花茶${2 * page + 1}号`);
      }
      expect(heavy(diary.taps)).toEqual([]);
    }),
  60_000,
);

testInSimulator(
  'the app is killed without network in the middle of ordering: the cart is there when it opens again',
  () =>
    onSimulator(cloud, async ({ phone, simulator }) => {
      await phone.tap('订货');
      await phone.tap('冰红茶0号 500ml 加一件');
      await phone.tap('冰红茶0号 500ml 加一件');
      await phone.waitForText('下单 2 件');
      simulator.setOffline(true);
      simulator.kill();
      simulator.setOffline(false);
      await simulator.relaunch();
      await phone.tap('订货');
      await phone.waitForText('下单 2 件');
    }),
  60_000,
);

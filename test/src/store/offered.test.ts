import type { Fen, Gtin } from '../../../contracts/vocabulary';
import { found, type Offered } from '../../../src/store/catalogue/offered';

const offered = [
  ['6970000000017', '冰红茶 500ml', 'bing hong cha 500ml'],
  ['6970000000024', '重庆啤酒', 'chong qing pi jiu'],
  ['6970000000031', '娃哈哈AD钙奶', 'wa ha ha ad gai nai'],
  ['6970000000048', '西安汽水', 'xi an qi shui'],
].map(
  ([gtin, name, pinyin]): Offered => ({
    gtin: gtin as Gtin,
    name: name ?? '',
    ...(pinyin && { pinyin }),
    category: '水',
    caseSize: 15,
    casePrice: 3_000 as Fen,
    bottlePrice: 200 as Fen,
    suggestedRetail: 300 as Fen,
    sellerName: '鑫源商贸',
  }),
);

test.each([
  ['binghongcha', '冰红茶 500ml'],
  ['bing hong', '冰红茶 500ml'],
  ['BHC', '冰红茶 500ml'],
  ['bhc500', '冰红茶 500ml'],
  ['bhongch', '冰红茶 500ml'],
  ['hongcha', '冰红茶 500ml'],
  ['茶 bing', '冰红茶 500ml'],
  ['chongqing', '重庆啤酒'],
  ['whhad', '娃哈哈AD钙奶'],
  ['xian', '西安汽水'],
  ['0017', '冰红茶 500ml'],
])('%s finds %s and nothing else', (typed, name) => {
  expect(found(offered, typed, undefined).map((offer) => offer.name)).toEqual([name]);
});

test.each(['ing', 'bingcha', 'zhongqing', 'bhcc'])('%s finds nothing', (typed) => {
  expect(found(offered, typed, undefined)).toEqual([]);
});

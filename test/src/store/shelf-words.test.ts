import type { ShelfLine } from '../../../contracts/shelf';
import type { Gtin } from '../../../contracts/vocabulary';
import { lastingOf, statusOf } from '../../../src/store/shelf/shelf-words';

const line = (bottlesLeft: number, underWay: number, turnoverDays: number): ShelfLine => ({
  ...{ gtin: '6901234500017' as Gtin, name: '橘子汽水 1L', standing: 'fine', isMust: false },
  ...{ bottlesLeft, underWay, turnoverDays, bottlesPerDayTenths: 60, safety: 20 },
});

test.each([
  [0, 24, '在路上', '店里没了，路上有 24 瓶'],
  [2, 108, '在路上', '约剩 2 瓶，今天就卖完'],
  [40, 108, '够卖', '约剩 40 瓶，够卖 6 天'],
])('of %i bottles on the shelf and %i under way the board says %s', (left, coming, word, lasting) => {
  const shown = line(left, coming, Math.floor(left / 6));
  expect(statusOf(shown).word).toBe(word);
  expect(lastingOf(shown)).toBe(lasting);
});

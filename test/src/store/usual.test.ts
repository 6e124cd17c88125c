import type { Order } from '../../../contracts/order';
import type { Instant } from '../../../contracts/vocabulary';
import { lastLines, usualLines } from '../../../src/store/home/usual';

const order = (lines: Record<string, number>, state: Order['state'] = 'received', placedAt = 0) => ({
  state,
  placedAt: placedAt as Instant,
  lines: Object.entries(lines).map(([gtin, cases]) => ({ gtin, cases })) as Order['lines'],
});

test('the usual order holds what stood in at least half of the last orders, with the cases in the middle', () => {
  const orders = [
    order({ tea: 4, water: 1 }),
    order({ tea: 6 }),
    order({ tea: 5, juice: 2 }),
    order({ tea: 5, water: 3 }),
  ];
  expect(usualLines(orders)).toEqual([
    { gtin: 'tea', cases: 5 },
    { gtin: 'water', cases: 1 },
  ]);
});

test('an order taken back tells nothing, and what is older than six orders is forgotten', () => {
  const old = Array.from({ length: 6 }, () => order({ juice: 9 }));
  const now = Array.from({ length: 6 }, () => order({ tea: 2 }));
  expect(usualLines([order({ water: 50 }, 'cancelled'), ...now, ...old])).toEqual([
    { gtin: 'tea', cases: 2 },
  ]);
});

test('what came for nothing is ordered again by neither: it is earned anew', () => {
  const withGifts = {
    ...order({}),
    lines: [
      { gtin: 'tea', cases: 11, free: 1 },
      { gtin: 'honey', cases: 2, free: 2 },
    ] as Order['lines'],
  };
  expect([lastLines([withGifts]), usualLines([withGifts])]).toEqual([
    [{ gtin: 'tea', cases: 10 }],
    [{ gtin: 'tea', cases: 10 }],
  ]);
});

test('before the first order nothing is usual', () => {
  expect(usualLines([])).toEqual([]);
});

test('one press orders at several sellers and for several days, and all of it is ordered again', () => {
  const minute = 60_000;
  const orders = [
    order({ water: 9 }, 'cancelled', 103 * minute),
    order({ lemon: 12 }, 'accepted', 102 * minute),
    order({ juice: 2 }, 'received', 101 * minute),
    order({ tea: 3 }, 'received', 100 * minute),
    order({ beer: 5 }, 'received', 97 * minute),
  ];
  expect(lastLines(orders)).toEqual([
    { gtin: 'lemon', cases: 12 },
    { gtin: 'juice', cases: 2 },
    { gtin: 'tea', cases: 3 },
  ]);
});

import type { Order } from '../../../contracts/order';
import { lastLines, usualLines } from '../../../src/store/home/usual';

const order = (lines: Record<string, number>, state: Order['state'] = 'received') => ({
  state,
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
    state: 'received' as const,
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

test('what waited for its day was ordered beside the last order, and both are ordered again', () => {
  const waits = { ...order({ lemon: 12 }), lines: [{ gtin: 'lemon', cases: 12, ahead: '2026-11-28' }] };
  const orders = [waits as ReturnType<typeof order>, order({ tea: 3, lemon: 1 }), order({ water: 5 })];
  expect(lastLines(orders)).toEqual([
    { gtin: 'lemon', cases: 12 },
    { gtin: 'tea', cases: 3 },
  ]);
  expect(lastLines(orders.slice(0, 1))).toEqual([{ gtin: 'lemon', cases: 12 }]);
});

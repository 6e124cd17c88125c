import { openPlainly, type Plain } from './asked-plainly';

/** Orders of two stores, two of them as no order should be, and the stores they name. */
export async function openOrders(): Promise<Plain> {
  const shelf = openPlainly([{ name: 'byStore', keys: [{ field: 'store', direction: 1 }] }]);
  await shelf.insert([
    {
      _id: 1,
      store: 'wang',
      cases: 3,
      lines: [
        { g: 'a', n: 1 },
        { g: 'b', n: 2 },
      ],
    },
    { _id: 2, store: 'li', cases: 5, lines: [{ g: 'a', n: 5 }] },
    { _id: 3, store: 'wang', cases: null, lines: [] },
    { _id: 4, store: 'li', cases: 7 },
    { _id: 5, cases: 'many', lines: 'none' },
  ]);
  await shelf.insert(
    [
      { _id: 'wang', name: '老王', tags: ['near', 'big'], owes: 4 },
      { _id: 'li', name: '小李', tags: ['far'], owes: 9 },
      { _id: 'nobody', name: '无' },
    ],
    'stores',
  );
  return shelf;
}

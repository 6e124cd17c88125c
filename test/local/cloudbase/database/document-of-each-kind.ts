import { openPlainly, type Plain } from './asked-plainly';

/** One document with a value of each kind, and what an expression makes of it. */
export function documentOfEachKind() {
  let shelf: Plain;
  beforeAll(async () => {
    shelf = openPlainly();
    await shelf.insert([
      {
        _id: 1,
        n: 7,
        half: 2.5,
        none: null,
        yes: true,
        word: 'Cola',
        wide: 'é瓶盖',
        list: [3, 1, 2],
        lines: [{ g: 'a', n: 2 }, { g: 'b', n: 3 }, { n: 4 }],
        box: { x: 1, y: 2 },
        at: new Date('2026-01-04T20:30:05.006Z'),
      },
    ]);
  });
  afterAll(() => shelf.close());

  return {
    shelf: () => shelf,
    value: async (expression: unknown): Promise<unknown> => {
      const [row] = await shelf.aggregate([{ $project: { _id: 0, value: expression } }]);
      return row!.value;
    },
  };
}

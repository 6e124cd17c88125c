import fc from 'fast-check';
import { balanceId, balances, entries, post } from '../../../../cloudfunctions/money/ledger/ledger';
import { type Entry, effectOf, type Posting } from '../../../../cloudfunctions/money/rules/posting';
import { fen, openTestCloud, type TestCloud } from '../../../test-cloud';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await openTestCloud();
});
afterEach(() => cloud.close());

test('an earning that is credited twice is paid once', async () => {
  const credit = () =>
    cloud.world.db.transaction((tx) => post(tx, 'earn:1', entry('brand:tasks', 'person:li:available', 200)));
  expect(await credit()).toBe('posted');
  expect(await credit()).toBe('already');
  expect(await availableTo('li')).toBe(200);
});

test('twenty credits at the same moment all arrive', async () => {
  const credit = (id: number) =>
    cloud.world.db.transaction((tx) =>
      post(tx, `earn:${id}`, entry('brand:tasks', 'person:li:available', 10)),
    );
  await Promise.all(Array.from({ length: 20 }, (_, id) => credit(id)));
  expect(await availableTo('li')).toBe(200);
  expect(cloud.all(entries)).toHaveLength(20);
});

test('nobody can take out more than is there, and then nothing is written', async () => {
  await cloud.world.db.transaction((tx) =>
    post(tx, 'earn:1', entry('brand:tasks', 'person:li:available', 200)),
  );
  const tooMuch = cloud.world.db.transaction((tx) =>
    post(tx, 'take:1', entry('person:li:available', 'person:li:held', 201)),
  );
  await expect(tooMuch).rejects.toMatchObject({
    problem: { code: 'more_than_available', facts: { available: 200 } },
  });
  expect(cloud.all(entries)).toHaveLength(1);
  expect(await availableTo('li')).toBe(200);
});

test('whatever moves, every asset sums to nothing', () => {
  const account = fc.constantFrom('a', 'b', 'c', 'd');
  const posting: fc.Arbitrary<Posting> = fc.record({
    from: account,
    to: account,
    amount: fc.integer({ min: 0, max: 1e9 }).map(fen),
    asset: fc.constantFrom('CNY' as const, 'POINTS' as const),
  });
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 50 }), (postings) => {
      const total = [...effectOf(postings).values()].reduce((sum, change) => sum + change, 0);
      expect(total).toBe(0);
    }),
  );
});

async function availableTo(person: string) {
  return (await cloud.world.db.get(balances, balanceId(`person:${person}:available`, 'CNY')))?.amount;
}

function entry(from: string, to: string, amount: number): Entry {
  return {
    at: cloud.world.now(),
    cause: {
      kind: 'display',
      nature: '劳务报酬',
      funder: 'brand',
      payer: 'brand',
      payee: 'li',
      records: ['claim-1'],
    },
    postings: [{ from, to, amount: fen(amount), asset: 'CNY' }],
  };
}

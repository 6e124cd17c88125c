import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { balanceId, balances, entries, post } from '../../../../cloudfunctions/money/ledger/ledger';
import { reverse } from '../../../../cloudfunctions/money/ledger/reversal';
import { entry, ownStatement, statement } from '../../../../cloudfunctions/money/ledger/statement';
import { availableOf } from '../../../../cloudfunctions/money/rules/person-account';
import type { Asset, Posting } from '../../../../cloudfunctions/money/rules/posting';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { Instant } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import { earned, openPayday, type Payday, repWith } from '../payout/payday';

let day: Payday;
let li: Seat;
beforeAll(async () => {
  day = await openPayday();
});
beforeEach(async () => {
  li = await repWith(day.world, 0);
});
afterAll(() => day.close());

const mine = () => day.all(entries).filter(({ cause }) => cause.payee === `person:${li.personId}`);
const undo = (entryId: string) =>
  day.world.db.transaction((tx) => reverse(tx, entryId, { at: day.world.now(), records: ['wrong shop'] }));

test('a statement names the cause of every line, the latest first, and its lines add up to the account', async () => {
  for (const amount of [100, 250, 30]) await earned(day.world, li, amount);
  const { lines, more } = await ownStatement(day.world, {}, li);
  expect(lines.map(({ way, amount }) => [way, amount])).toEqual([
    ['in', 30],
    ['in', 250],
    ['in', 100],
  ]);
  expect(lines[0]?.cause).toMatchObject({
    kind: 'display',
    nature: '劳务报酬',
    funder: 'brand',
    payer: 'brand',
    payee: `person:${li.personId}`,
    records: [lines[0]?.entryId],
  });
  expect(more).toBe(false);
  expect((await day.moneyOf(li)).available).toBe(380);
});

test('a long statement is read page by page, and no line is told twice or left out', async () => {
  for (let amount = 1; amount <= 60; amount++) await earned(day.world, li, amount);
  const read: number[] = [];
  let before: Instant | undefined;
  for (let isMore = true; isMore; ) {
    const page = await ownStatement(day.world, { before }, li);
    read.push(...page.lines.map(({ amount }) => amount));
    before = page.lines.at(-1)?.at;
    isMore = page.more;
  }
  expect(read).toEqual(Array.from({ length: 60 }, (_, at) => 60 - at));
});

test('nobody reads the statement of another by their own call', async () => {
  const zhang = await repWith(day.world, 500);
  expect((await ownStatement(day.world, {}, li)).lines).toEqual([]);
  expect((await ownStatement(day.world, {}, zhang)).lines).toHaveLength(1);
});

test('each line opens the whole entry, with where every fen came from and went', async () => {
  await earned(day.world, li, 100);
  const [line] = (await statement(day.world, { account: availableOf(li.personId) })).lines;
  const whole = await entry(day.world, { entryId: line?.entryId ?? '' });
  expect(whole.postings).toEqual([
    { from: expect.stringMatching(/^brand:/), to: availableOf(li.personId), amount: 100, asset: 'CNY' },
  ]);
  await expect(entry(day.world, { entryId: 'earn:nothing' })).rejects.toMatchObject({
    problem: { code: 'not_yours' },
  });
});

test('what was credited wrongly is undone by another entry that names it; both stay to be read', async () => {
  await earned(day.world, li, 100);
  const [wrong] = mine();
  await undo(wrong?._id ?? '');
  expect((await day.moneyOf(li)).available).toBe(0);
  const { lines } = await ownStatement(day.world, {}, li);
  expect(lines.map(({ way, amount, cause: { reverses } }) => ({ way, amount, reverses }))).toEqual([
    { way: 'out', amount: 100, reverses: wrong?._id },
    { way: 'in', amount: 100, reverses: undefined },
  ]);
  expect(lines[0]?.cause.records).toEqual([...(wrong?.cause.records ?? []), 'wrong shop']);
});

test('of five who undo the same entry at once one does, and the others hear so', async () => {
  await earned(day.world, li, 100);
  await earned(day.world, li, 900);
  const [first] = mine();
  const answers = await Promise.allSettled(Array.from({ length: 5 }, () => undo(first?._id ?? '')));
  const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason.problem] : []));
  expect(refused).toEqual(Array(4).fill({ code: 'already_reversed', facts: {} }));
  expect((await day.moneyOf(li)).available).toBe(900);
});

test('money that is spent cannot be taken back, and a reversal is not reversed', async () => {
  await earned(day.world, li, 100);
  const [first] = mine();
  const id = balanceId(availableOf(li.personId), 'CNY');
  await day.world.db.transaction((tx) =>
    post(
      tx,
      `spend:${li.personId}`,
      entryOf({ from: availableOf(li.personId), to: 'brand:spent', amount: 1 }),
    ),
  );
  await expect(undo(first?._id ?? '')).rejects.toMatchObject({
    problem: { code: 'more_than_available', facts: { available: 99 } },
  });
  await day.world.db.transaction((tx) =>
    post(
      tx,
      `back:${li.personId}`,
      entryOf({ from: 'brand:spent', to: availableOf(li.personId), amount: 1 }),
    ),
  );
  await undo(first?._id ?? '');
  await expect(undo(`reverse:${first?._id}`)).rejects.toMatchObject({ problem: { code: 'not_yours' } });
  expect(day.all(balances).find(({ _id }) => _id === id)?.amount).toBe(0);
});

test('points and goods stand on the same ledger as money, each with a statement of its own', async () => {
  const account = 'store:laowang:free';
  const moved: [Asset, number][] = [
    ['CNY', 500],
    ['POINTS', 20],
    ['GOODS:6970000000013', 12],
  ];
  await day.world.db.transaction((tx) =>
    post(tx, 'mixed:1', {
      ...entryOf({ from: 'brand:gifts', to: account, amount: 0 }),
      postings: moved.map(([asset, amount]) => ({
        from: 'brand:gifts',
        to: account,
        amount: fen(amount),
        asset,
      })),
    }),
  );
  for (const [asset, amount] of moved) {
    const { lines } = await statement(day.world, { account, asset });
    expect(lines).toMatchObject([{ entryId: 'mixed:1', way: 'in', amount }]);
  }
  expect(await brokenBooks(day.world)).toEqual([]);
});

const entryOf = ({ from, to, amount }: Pick<Posting, 'from' | 'to'> & { amount: number }) => ({
  at: day.world.now(),
  cause: {
    kind: 'test',
    nature: '货补' as const,
    funder: 'brand',
    payer: 'brand',
    payee: 'li',
    records: ['paper'],
  },
  postings: [{ from, to, amount: fen(amount), asset: 'CNY' as const }],
});

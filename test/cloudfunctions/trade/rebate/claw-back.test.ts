import { catchUp, facts } from '../../../../cloudfunctions/facts/fact';
import { returnReactions } from '../../../../cloudfunctions/trade/reactions';
import { steps } from '../rules/rebate/rebate-story';
import { openRebateShop, type RebateShop } from './rebate-shop';

let shop: RebateShop;
beforeEach(async () => {
  shop = await openRebateShop(['tea-steps', steps([10, 50], [20, 100])]);
});
afterEach(() => shop.closeSound());

const december = '2026-12-01T03:00:00+08:00';

test('goods that go back take their rebate with them, and the better price of the others', async () => {
  await shop.received('twenty', 20);
  expect(await shop.page()).toMatchObject({ usable: 2000 });
  await shop.wentBack('r1', 1, 'twenty');
  expect(await shop.page()).toMatchObject({ usable: 950, carried: 0 });
  expect((await shop.statement('tea-steps'))?.lines.at(-1)).toMatchObject({
    kind: 'return',
    way: 'out',
    amount: 1050,
  });
});

test('the news of a return told twice takes off once', async () => {
  await shop.received('twenty', 20);
  await Promise.all([shop.wentBack('r1', 1, 'twenty'), shop.counted()]);
  await shop.counted();
  expect(await shop.page()).toMatchObject({ usable: 950 });
});

test('what was settled already is carried to the next settlement, and nobody asks the store for money', async () => {
  await shop.received('twenty', 20, 30_000);
  await shop.night(december);
  expect(shop.credit()?.owed).toBe(28_000);
  await shop.wentBack('r1', 10, 'twenty');
  expect(await shop.page()).toMatchObject({ usable: 0, carried: 1500 });
  await shop.night('2026-12-02T03:00:00+08:00');
  expect(shop.credit()?.owed).toBe(28_000);

  shop.cloud.clock.set('2026-12-03T09:00:00+08:00');
  await shop.received('december', 10);
  expect(await shop.page()).toMatchObject({ usable: 0, carried: 1000 });
  await shop.night('2027-01-01T03:00:00+08:00');
  expect(shop.credit()?.owed).toBe(28_000);
  expect(shop.held('seller:xinyuan:reimbursement')).toBe(2000);
  expect(shop.parts().map(({ amount, done }) => [amount, done])).toEqual([
    [500, 1500],
    [500, 500],
  ]);
});

test('a return in December of what came in November opens November again', async () => {
  await shop.received('november', 12);
  await shop.night(december);
  shop.cloud.clock.set('2026-12-02T09:00:00+08:00');
  await shop.wentBack('r1', 3, 'november');
  const page = await shop.page();
  expect(page.statements).toMatchObject([{ month: '2026-11', cases: 9, amount: 0 }]);
  expect(page).toMatchObject({ usable: 0, carried: 0 });
});

test('more cannot go back than the month has, whatever is told', async () => {
  await shop.received('twelve', 12);
  await shop.wentBack('r1', 40, 'twelve');
  expect(await shop.statement('tea-steps')).toMatchObject({ cases: 0, bought: 0, amount: 0 });
});

test('of one receipt no more goes off than it counted: gifts that go back have earned nothing and take nothing', async () => {
  await shop.received('twelve', 12);
  await shop.received('eight', 8);
  await shop.wentBack('r1', 11, 'twelve');
  await shop.wentBack('r2', 3, 'twelve');
  expect(await shop.statement('tea-steps')).toMatchObject({ cases: 8, bought: 24_000 });
});

test('what came back before its receipt was counted waits for it', async () => {
  await shop.received('twelve', 12);
  const [fact] = shop.cloud.all(facts).filter(({ kind }) => kind === 'receipt');
  if (!fact) throw new Error('The receipt left no news.');
  await shop.world.db.updateIf(facts, fact._id, {}, { set: { pending: ['rebate'] } });
  await expect(shop.wentBack('r1', 2, 'twelve')).rejects.toThrow('could not be applied');
  await shop.counted();
  await catchUp(shop.world, returnReactions);
  expect(await shop.statement('tea-steps')).toMatchObject({ cases: 10, amount: 500 });
});

test('ST-14: the last moment of the year is the old year’s, the next one the new year’s; after a policy’s last day nothing counts', async () => {
  const receivedAt = async (moment: string, id: string, cases: number) => {
    shop.cloud.clock.set(moment);
    await shop.received(id, cases);
  };
  await receivedAt('2026-12-31T23:59:59.999+08:00', 'old', 10);
  await receivedAt('2027-01-01T00:00:00+08:00', 'new', 10);
  const { statements } = await shop.page();
  expect(statements.map(({ month, cases, amount }) => [month, cases, amount])).toEqual([
    ['2027-01', 10, 500],
    ['2026-12', 10, 500],
  ]);
  await receivedAt('2028-01-01T00:00:00+08:00', 'over', 10);
  expect(await shop.page()).toMatchObject({ usable: 1_000, statements: [] });
});

import { workCalendars } from '../../../../cloudfunctions/time/work-calendar';
import { answerRebateDispute, rebateDisputes } from '../../../../cloudfunctions/trade/rebate/answer-dispute';
import { disputeRebate } from '../../../../cloudfunctions/trade/rebate/dispute-rebate';
import { rebateIfReceived } from '../../../../cloudfunctions/trade/rebate/what-if';
import type { Month, PolicyId } from '../../../../contracts/vocabulary';
import { iceTea, instant, laowang } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { display, steps } from '../rules/rebate/rebate-story';
import { said } from '../shop';
import { openRebateShop, type RebateShop } from './rebate-shop';

let shop: RebateShop;
beforeEach(async () => {
  shop = await openRebateShop(['tea-steps', steps([10, 50], [20, 100])], ['display', display]);
  await shop.received('twelve', 12);
});
afterEach(() => shop.closeSound());

const about = { storeId: laowang, month: '2026-11' as Month, policyId: 'tea-steps' as PolicyId };
const asked = (disputeId = 'dispute'.padEnd(20, '1')) => ({ ...about, disputeId, says: '少算了两件' });
const answered = (change: Partial<Parameters<typeof answerRebateDispute>[1]> = {}) => ({
  ...about,
  disputeId: asked().disputeId,
  remark: '补上了',
  ...change,
});

test('ST-07: 不对 is answered within two working days: asked on a Friday, by Tuesday night', async () => {
  shop.cloud.clock.set('2026-11-27T15:00:00+08:00');
  const dispute = await disputeRebate(shop.world, asked());
  expect(dispute.dueAt).toBe(instant('2026-12-01T23:59:59.999+08:00'));
  expect((await shop.statement('tea-steps'))?.disputes).toEqual([dispute]);
  expect((await rebateDisputes(shop.world)).disputes).toMatchObject([{ storeId: laowang, isLate: false }]);
  shop.cloud.clock.set('2026-12-02T00:01:00+08:00');
  expect((await rebateDisputes(shop.world)).disputes).toMatchObject([{ isLate: true }]);
});

test('ST-07: a working day is what the state’s notice says: National Day is none, the Sunday that pays for it is one', async () => {
  const moved = { '2026-11-30': 'off', '2026-12-05': 'work' } as const;
  await shop.cloud.seed(workCalendars, 'current', { moved });
  shop.cloud.clock.set('2026-11-27T15:00:00+08:00');
  // Monday off: Tuesday and Wednesday.
  expect((await disputeRebate(shop.world, asked())).dueAt).toBe(instant('2026-12-02T23:59:59.999+08:00'));
  await answerRebateDispute(shop.world, answered());
  shop.cloud.clock.set('2026-12-03T15:00:00+08:00');
  // Friday, and the Saturday that is worked.
  const again = await disputeRebate(shop.world, asked('again'.padEnd(20, '1')));
  expect(again.dueAt).toBe(instant('2026-12-05T23:59:59.999+08:00'));
});

test('ST-07: a correction is an entry beside what was counted, and the store sees both', async () => {
  await disputeRebate(shop.world, asked());
  const correction = { way: 'in' as const, amount: fen(100) };
  await answerRebateDispute(shop.world, answered({ correction }));
  const statement = await shop.statement('tea-steps');
  expect(statement).toMatchObject({ amount: 700, cases: 12 });
  expect(statement?.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['receipt', 600],
    ['correction', 100],
  ]);
  expect(statement?.disputes[0]?.answer).toMatchObject({ remark: '补上了', correction });
  expect(await shop.page()).toMatchObject({ usable: 700 });
  expect((await rebateDisputes(shop.world)).disputes).toEqual([]);
});

test('a dispute sent twice is one, a second one waits for the answer, and an answer is given once', async () => {
  await Promise.all([disputeRebate(shop.world, asked()), disputeRebate(shop.world, asked())]);
  expect((await shop.statement('tea-steps'))?.disputes).toHaveLength(1);
  expect(await said(disputeRebate(shop.world, asked('another'.padEnd(20, '2'))))).toBe('dispute_open');
  const correction = { way: 'in' as const, amount: fen(100) };
  const both = [1, 2].map(() => said(answerRebateDispute(shop.world, answered({ correction }))));
  expect((await Promise.all(both)).toSorted()).toEqual(['dispute_answered', 'done']);
  expect(await shop.page()).toMatchObject({ usable: 700 });
});

test('no correction takes more than there is, and none answers what nobody asked', async () => {
  await disputeRebate(shop.world, asked());
  const correction = { way: 'out' as const, amount: fen(601) };
  expect(await said(answerRebateDispute(shop.world, answered({ correction })))).toBe('bad_input');
  expect(await said(answerRebateDispute(shop.world, answered({ disputeId: 'x'.repeat(20) })))).toBe(
    'not_yours',
  );
  const unknown = { ...asked(), policyId: 'nothing' as PolicyId };
  expect(await said(disputeRebate(shop.world, unknown))).toBe('not_yours');
});

test('ST-07: what is told of 8 cases more is what receiving them brings, with two rules at once', async () => {
  await shop.photo('2026-11-03');
  await shop.photo('2026-11-20');
  const told = await rebateIfReceived(shop.world, {
    storeId: laowang,
    lines: [{ gtin: iceTea, cases: 8 }] as never,
  });
  const before = (await shop.page()).usable;
  await shop.received('more', 8);
  expect((await shop.page()).usable - before).toBe(told.more);
  expect(told).toMatchObject({ more: 1400 + 480 });
});

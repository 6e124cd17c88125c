import readXlsxFile from 'read-excel-file/node';
import { audits } from '../../../../cloudfunctions/money/control/audit';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import { breaks } from '../../../../cloudfunctions/money/reconciliation/break';
import {
  openBreaks,
  reconciledDays,
  reconciliation,
  reconciliationFile,
} from '../../../../cloudfunctions/money/reconciliation/reconciliation-report';
import { confirmSuspense, proposeSuspense } from '../../../../cloudfunctions/money/reconciliation/suspense';
import { effectOf } from '../../../../cloudfunctions/money/rules/posting';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { PersonId } from '../../../../contracts/vocabulary';
import { day } from '../../../first-shop';
import { said } from '../../trade/shop';
import { type BillDesk, line, openBillDesk, operating } from './bill-desk';

const monday = day('2026-11-23');
const tuesday = day('2026-11-24');
const wednesday = day('2026-11-25');
const operator = (name: string): Seat => ({
  personId: `person-${name}` as PersonId,
  role: 'operator',
  at: 'brand',
  openid: `o-${name}`,
});
const [chen, zhou] = [operator('chen'), operator('zhou')];

let desk: BillDesk;
beforeEach(async () => {
  desk = await openBillDesk();
  await desk.paid('a', 200, '2026-11-23T10:00:00+08:00');
  desk.bill(monday, [line('a', 230), line('x', 900)]);
  await desk.night(tuesday);
});
afterEach(async () => {
  await desk.close();
  expect([...desk.scanned]).toEqual([]);
});

const unknown = `2026-11-23:${operating.mchid}:OPERATION:2`;
const propose = (step: 'park' | 'reverse' | 'bear', by = chen, breakId = unknown) =>
  proposeSuspense(desk.world, { breakId, step, why: '财务核实中' }, by);
const found = (breakId = unknown) => desk.all(breaks).find((one) => one.breakId === breakId);
const confirm = (by = zhou, breakId = unknown) => {
  const proposalId = found(breakId)?.proposal?.proposalId ?? 'nothing';
  return confirmSuspense(desk.world, { breakId, proposalId }, by);
};

/** What each account holds by its entries. */
function books() {
  const fold: Record<string, number> = {};
  for (const { postings } of desk.all(entries))
    for (const [account, change] of effectOf(postings)) fold[account] = (fold[account] ?? 0) + change;
  return fold;
}

test('a difference stands in suspense only when two people say so, and then the books say what WeChat says', async () => {
  await propose('park');
  expect(books()['suspense:1900000109|CNY']).toBeUndefined();
  await confirm();
  expect(found()).toMatchObject({
    state: 'parked',
    decided: [{ by: chen.personId, confirmedBy: zhou.personId }],
  });
  expect(books()).toMatchObject({
    'suspense:1900000109|CNY': -900,
    'wechat:1900000109:paid|CNY': 200 + 900,
  });
  expect(desk.all(audits).map(({ what, who, why }) => ({ what, who, why }))).toEqual([
    { what: 'propose', who: chen.personId, why: '财务核实中' },
    { what: 'confirm', who: zhou.personId, why: '财务核实中' },
  ]);
});

test('only what exceeds the books is parked where the amounts differ', async () => {
  const differs = `2026-11-23:${operating.mchid}:OPERATION:1`;
  await propose('park', chen, differs);
  await confirm(zhou, differs);
  expect(books()['suspense:1900000109|CNY']).toBe(-30);
});

test.each(['reverse', 'bear'] as const)('%s takes it out of suspense again, by two people', async (step) => {
  await propose('park');
  await confirm();
  await propose(step, zhou);
  await confirm(chen);
  expect(found()).toMatchObject({ state: 'closed', decided: [{ by: 'person-chen' }, { by: 'person-zhou' }] });
  expect(books()['suspense:1900000109|CNY']).toBe(0);
  expect(books()['wechat:1900000109:paid|CNY']).toBe(step === 'reverse' ? 200 : 1_100);
  expect((await openBreaks(desk.world)).breaks.map(({ breakId }) => breakId)).not.toContain(unknown);
});

test('a booking that comes while its difference stands in suspense is told, and what suspense posts is never held against a bill', async () => {
  await propose('park');
  await confirm();
  await desk.paid('x', 900, '2026-11-24T18:00:00+08:00');
  desk.bill(tuesday, [], 0);
  await desk.night(wednesday);
  const { breaks } = await openBreaks(desk.world);
  expect(breaks.filter(({ kind }) => kind === 'OURS_ONLY')).toEqual([]);
  expect(breaks.find(({ breakId }) => breakId === unknown)).toMatchObject({
    state: 'parked',
    explainedBy: 'settle:x:1',
  });
});

test('a bookkeeper reads the day, each difference in one sentence with both sides’ figures, and the same as a workbook', async () => {
  const asked = { ...operating, day: monday };
  const report = await reconciliation(desk.world, asked);
  expect(report).toMatchObject({ moved: { count: 2, out: 1_130 }, matched: { count: 0 }, breaks: 2 });
  expect(report.list.map(({ says }) => says)).toEqual([
    `两边金额不同：微信账单第 2 行（2026-11-23 10:00:00）支出 2.30 元，我方分录 settle:a:1 记支出 2.00 元。单号 ${line('a', 0).voucher}。`,
    `微信有，我方没有：微信账单第 3 行（2026-11-23 10:00:00）支出 9.00 元。单号 ${line('x', 0).voucher}。`,
  ]);
  const { url } = await reconciliationFile(desk.world, asked);
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  const rows = (await readXlsxFile(bytes)).find(({ sheet }) => sheet === '对账')?.data ?? [];
  expect(rows.find(([name]) => name === '账单合计')).toEqual(['账单合计', '2', 0, 11.3]);
  expect((await reconciledDays(desk.world, {})).days).toMatchObject([
    { day: monday, state: 'done', breaks: 2 },
  ]);
  expect(await said(reconciliation(desk.world, { ...asked, day: tuesday }))).toBe('not_yours');
});

import { brokenBudgets } from '../../../../cloudfunctions/field/budget-books';
import { repPages } from '../../../../cloudfunctions/field/rep-page';
import { returnBudget } from '../../../../cloudfunctions/field/return-budget';
import { audits } from '../../../../cloudfunctions/money/control/audit';
import {
  confirmReversal,
  proposeReversal,
  waitingReversals,
} from '../../../../cloudfunctions/money/control/reversal';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { earnings } from '../../../../cloudfunctions/money/ledger/earning';
import { balanceId, balances, entries, post } from '../../../../cloudfunctions/money/ledger/ledger';
import { availableOf } from '../../../../cloudfunctions/money/rules/person-account';
import { employeeStatement } from '../../../../cloudfunctions/money/tax/employee-statement';
import type { Month } from '../../../../contracts/vocabulary';
import { laowang, xinyuan } from '../../../first-shop';
import { anna, bo } from '../../../operators';
import { fen } from '../../../test-cloud';
import { type FieldDay, openFieldDay } from '../../field/field-day';
import { said } from '../../trade/shop';
import { problemOf } from '../payout/controlled';

let field: FieldDay;
let entryId: string;
beforeEach(async () => {
  field = await openFieldDay();
  await field.claimed();
  await field.report(field.visit([field.evidence()]));
  entryId = field.all(entries)[0]?._id ?? 'nothing was earned';
});
afterEach(async () => {
  const broken = [...(await brokenBudgets(field.world)), ...(await brokenBooks(field.world))];
  await field.close();
  expect(broken).toEqual([]);
});

const evidence = '监控 11-23 14:20';
const propose = (by = anna, id = entryId) =>
  proposeReversal(field.world, { entryId: id, why: '照片是别家店的', evidence }, by);
const proposal = () => field.all(earnings)[0]?.proposal;
const confirm = (by = bo) =>
  confirmReversal(
    { ...field.world, returnBudget },
    { entryId, proposalId: proposal()?.proposalId ?? 'nothing' },
    by,
  );
/** What the employer reads of the month. */
const monthOfLi = () => {
  const { work } = field.all(earnings)[0] ?? {};
  if (!work) throw new Error('Nothing was earned.');
  const asked = { repId: work.repId, month: work.on.slice(0, 7) as Month };
  return employeeStatement(field.world, asked, { ...bo, role: 'seller', at: work.employerId });
};
const purse = () =>
  field.all(balances).find(({ _id }) => _id === balanceId(availableOf(field.li.personId), 'CNY'))?.amount;

test('two people turn round what was earned by mistake: purse, page and budget follow, and reason and evidence stay', async () => {
  expect([purse(), field.task().budget.left]).toEqual([200, 9_800]);
  expect(field.all(repPages)).toMatchObject([{ available: 200, earned: { amount: 200 } }]);
  expect(await monthOfLi()).toMatchObject({ gross: 200, lines: [{ amount: 200 }] });
  await propose();
  expect(purse()).toBe(200);
  expect((await waitingReversals(field.world)).reversals).toMatchObject([
    { entryId, amount: 200, personId: field.li.personId, proposal: { by: anna.personId, evidence } },
  ]);
  const answers = await Promise.all([said(confirm()), said(confirm()), said(confirm())]);
  expect(answers.toSorted()).toEqual(['done', 'proposal_moved_on', 'proposal_moved_on']);
  expect([purse(), field.task().budget.left]).toEqual([0, 10_000]);
  expect(field.all(repPages)).toMatchObject([
    { available: 0, earned: { amount: 0 }, latest: [{ amount: 200, reversedAt: field.clock.now() }] },
  ]);
  expect(await monthOfLi()).toMatchObject({ gross: 0, lines: [] });
  expect(field.all(entries).find(({ _id }) => _id === `reverse:${entryId}`)?.cause.records).toContain(
    evidence,
  );
  const acts = field.all(audits).filter(({ of }) => of === `entry:${entryId}`);
  expect(acts.map(({ what, who, why }) => [what, who, why])).toEqual([
    ['propose', anna.personId, '照片是别家店的'],
    ['confirm', bo.personId, '照片是别家店的'],
  ]);
  expect((await waitingReversals(field.world)).reversals).toEqual([]);
  expect(await said(propose())).toBe('already_reversed');
});

test('what its person has spent meanwhile cannot be taken back, and then nothing at all is written', async () => {
  await propose();
  const spent = {
    from: availableOf(field.li.personId),
    to: 'brand:spent',
    amount: fen(1),
    asset: 'CNY' as const,
  };
  const sides = { funder: 'brand', payer: 'brand', payee: 'brand', records: ['spent'] };
  const cause = { kind: 'spent', nature: '待查' as const, ...sides };
  await field.world.db.transaction(async (tx) => {
    await post(tx, 'spent', { at: field.clock.now(), cause, postings: [spent] });
    await field.world.noteMove(tx, { personId: field.li.personId, available: -1, held: 0 });
  });
  expect(await problemOf(confirm())).toEqual({ code: 'more_than_available', facts: { available: 199 } });
  expect(proposal()).toMatchObject({ by: anna.personId });
  expect(field.task().budget.left).toBe(9_800);
});

test('an entry that has papers beside it goes back by its own way and not by hand', async () => {
  const moved = {
    from: `seller:${xinyuan}:sales`,
    to: `store:${laowang}:owes:${xinyuan}`,
    amount: fen(9),
    asset: 'CNY' as const,
  };
  const sides = {
    funder: `store:${laowang}`,
    payer: `store:${laowang}`,
    payee: `seller:${xinyuan}`,
    records: ['x'],
  };
  await field.world.db.transaction((tx) =>
    post(tx, 'receipt:one', {
      at: field.clock.now(),
      cause: { kind: 'receipt', nature: '货款', ...sides },
      postings: [moved],
    }),
  );
  expect(await said(propose(anna, 'receipt:one'))).toBe('not_yours');
});

import { brokenBudgets } from '../../../cloudfunctions/field/budget-books';
import { noteSwitch } from '../../../cloudfunctions/field/freeze-task';
import { judge } from '../../../cloudfunctions/field/judge';
import { offeredTasks } from '../../../cloudfunctions/field/offered-tasks';
import { freeze, unfreeze } from '../../../cloudfunctions/money/control/switches';
import { brokenBooks } from '../../../cloudfunctions/money/invariants/invariants';
import { entries } from '../../../cloudfunctions/money/ledger/ledger';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import type { SwitchId } from '../../../contracts/control';
import type { ClaimId } from '../../../contracts/vocabulary';
import { laowang, seat } from '../../first-shop';
import { type FieldDay, openFieldDay, teaFront } from './field-day';

let field: FieldDay;
let brand: Seat;
beforeEach(async () => {
  field = await openFieldDay();
  brand = await seat(field, 'brand', 'operator', 'brand');
});
afterEach(async () => {
  expect(await brokenBudgets(field.world)).toEqual([]);
  expect(await brokenBooks(field.world)).toEqual([]);
  await field.close();
});

const turn = { switchId: `task:${teaFront}` as SwitchId, why: '照片有假，先停' };
const stop = () => freeze({ ...field.world, noteSwitch }, turn, brand);
const goOn = () => unfreeze({ ...field.world, noteSwitch }, turn, brand);
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error.problem,
  );

test('a stopped campaign is not offered and takes no claim; when it goes on it does', async () => {
  await stop();
  expect((await offeredTasks(field.world, {}, field.li)).tasks).toEqual([]);
  expect(await problemOf(field.claim())).toEqual({ code: 'task_frozen', facts: {} });
  expect(field.task()).toMatchObject({ left: 50, holds: {}, budget: { left: 10_000 } });
  await goOn();
  await field.claim();
});

test('work done for a stopped campaign is neither paid nor lost: a person passes it when it goes on', async () => {
  await field.claimed();
  await stop();
  const report = field.visit([field.evidence()]);
  const { claims, earned } = await field.report(report);
  expect({ claims, earned }).toMatchObject({
    claims: [{ state: 'doubtful', reasons: ['task_frozen'] }],
    earned: 0,
  });
  const claimId = `${teaFront}:${laowang}` as ClaimId;
  const pass = () =>
    judge(field.world, { claimId, visitId: report.visitId, passed: true, remark: '' }, brand);
  expect(await problemOf(pass())).toEqual({ code: 'task_frozen', facts: {} });
  expect(field.all(entries)).toEqual([]);
  await goOn();
  expect(await pass()).toMatchObject({ state: 'passed' });
  expect(field.all(entries)).toHaveLength(1);
});

test('a freeze and twenty taps at once: who comes after it hears of it, and no place or fen is lost', async () => {
  const many = Array.from({ length: 20 }, (_, number) => `store-${number}` as typeof laowang);
  for (const storeId of many) await field.openStore(storeId);
  const [, ...problems] = await Promise.all([stop(), ...many.map((store) => problemOf(field.claim(store)))]);
  const claimed = problems.filter((problem) => problem === undefined).length;
  expect(problems.filter((problem) => problem?.code === 'task_frozen')).toHaveLength(20 - claimed);
  expect(field.task()).toMatchObject({
    left: 50 - claimed,
    holds: {},
    budget: { left: 10_000 - claimed * 200 },
  });
});

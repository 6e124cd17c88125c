import { judge } from '../../../cloudfunctions/field/judge';
import { notesOfEmployment } from '../../../cloudfunctions/field/note-page';
import { today } from '../../../cloudfunctions/field/today';
import { audits } from '../../../cloudfunctions/money/control/audit';
import { earn, earnings } from '../../../cloudfunctions/money/ledger/earning';
import { consentToEarnings, employees, endConsent } from '../../../cloudfunctions/people/employment';
import { reps } from '../../../cloudfunctions/people/rep';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import type { RepId, SellerId } from '../../../contracts/vocabulary';
import { day, seat, xiaoli, xinyuan } from '../../first-shop';
import { fen } from '../../test-cloud';
import { type FieldDay, openFieldDay, teaFront } from '../field/field-day';
import { Crash, crashing } from '../money/payout/crashing';
import { expectSoundBooks, terms } from '../money/payout/payday';

let field: FieldDay;
let boss: Seat;
beforeEach(async () => {
  field = await openFieldDay();
  boss = await seat(field, 'xinyuan', 'seller', xinyuan);
  await today(field.world, {}, field.li);
});
afterEach(async () => {
  await expectSoundBooks(field.world).finally(() => field.close());
});

const world = () => ({ ...field.world, notesOf: notesOfEmployment(field.world) });
const consent = (repId = xiaoli, by = boss) => consentToEarnings(world(), { repId }, by);
const end = (repId = xiaoli, by = boss) => endConsent(world(), { repId }, by);
const rep = () => field.all(reps)[0];
const onPaper = { repId: xiaoli, name: '小李', consent: { from: '2026-10-01' } };

test('a seller sees whom it employs and since when they may earn', async () => {
  await field.seed(reps, 'stranger', {
    ...rep()!,
    repId: 'stranger' as RepId,
    employerId: 'other' as SellerId,
  });
  expect(await employees(field.world, {}, boss)).toEqual({ employees: [onPaper], more: false });
});

test('a consent ended today still pays for today and for no later day', async () => {
  await field.claimed();
  expect(await end()).toEqual({ ...onPaper, consent: { from: '2026-10-01', until: '2026-11-23' } });
  const worked = field.visit([field.evidence()]);
  field.clock.set('2026-11-24T09:00:00+08:00');
  expect(await employees(field.world, {}, boss)).toMatchObject({ employees: [{ repId: xiaoli }] });
  expect((await employees(field.world, {}, boss)).employees[0]).not.toHaveProperty('consent');
  expect(await field.report(worked)).toMatchObject({ claims: [{ state: 'passed' }], earned: 200 });
  expect(field.all(earnings)).toMatchObject([
    { work: { repId: xiaoli, employerId: xinyuan, on: '2026-11-23' } },
  ]);
});

test('work of the day after is not paid, the rep is told why, and pays once the employer agrees again', async () => {
  await field.claimed();
  await end();
  field.clock.set('2026-11-24T09:00:00+08:00');
  expect(await field.report(field.visit([field.evidence()]))).toMatchObject({
    claims: [{ state: 'failed', reasons: ['consent_missing'] }],
    earned: 0,
  });
  await expect(field.claim()).rejects.toMatchObject({ problem: { code: 'consent_missing' } });
  expect(await consent()).toEqual({ ...onPaper, consent: { from: '2026-11-24' } });
  expect(await field.report(field.visit([field.evidence()]))).toMatchObject({ earned: 200 });
});

test('a person of the brand cannot pay for work of a day without consent either', async () => {
  const operator = await seat(field, 'brand', 'operator', 'brand');
  await field.claimed();
  await end();
  field.clock.set('2026-11-24T09:00:00+08:00');
  await consent();
  const report = field.visit([field.evidence()], { storeCode: 'S000000000000' });
  await field.report(report);
  await field.world.db.updateIf(reps, xiaoli, {}, { set: { consents: [] }, unset: ['consentOn'] });
  const { repPages } = await import('../../../cloudfunctions/field/rep-page');
  await field.world.db.updateIf(repPages, field.li.personId, {}, { unset: ['employment'] });
  const decision = {
    claimId: `${teaFront}:laowang` as never,
    visitId: report.visitId,
    passed: true,
    remark: '',
  };
  await expect(judge(field.world, decision, operator)).rejects.toMatchObject({
    problem: { code: 'consent_missing', facts: { employer: '鑫源商贸' } },
  });
  expect(field.all(earnings)).toEqual([]);
});

test('the ledger’s own door refuses an earning for a day or an employer without consent', async () => {
  const employment = {
    employerId: xinyuan,
    employerName: '鑫源商贸',
    consents: [{ from: day('2026-11-02') }],
  };
  const earning = (work: { on: string; employerId?: string }) => ({
    earningId: 'earn:x:y',
    personId: field.li.personId,
    amount: fen(100),
    at: field.clock.now(),
    cause: { kind: 'display' as const, taskName: '端架', storeName: '老王便利店', policyVersion: 1 },
    work: { repId: xiaoli, employerId: (work.employerId ?? xinyuan) as SellerId, on: day(work.on) },
  });
  const right = { from: 'brand:budget:x', records: ['x'], nature: '劳务报酬' as const, employment };
  const earned = (...args: [ReturnType<typeof earning>, object?]) =>
    field.world.db.transaction((tx) => earn(tx, args[0], { ...right, ...args[1] }));
  await expect(earned(earning({ on: '2026-11-01' }))).rejects.toThrow("without the employer's consent");
  await expect(earned(earning({ on: '2026-11-20', employerId: 'other' }))).rejects.toThrow('consent');
  await expect(earned(earning({ on: '2026-11-20' }), { nature: '销售折让' })).rejects.toThrow(
    'never paid out in cash',
  );
  expect(field.all(earnings)).toEqual([]);
});

test('said twice it is one consent and one note; who, when, before and after are kept', async () => {
  await end();
  await end();
  await consent();
  await Promise.all([consent(), consent(), consent()]);
  expect(rep()?.consents).toEqual([
    { employerId: xinyuan, from: '2026-10-01', until: '2026-11-23' },
    { employerId: xinyuan, from: '2026-11-23', givenBy: boss.personId },
  ]);
  expect(field.all(audits)).toMatchObject([
    { what: 'end_consent', of: `rep:${xiaoli}`, who: boss.personId, role: 'seller' },
    { what: 'consent', of: `rep:${xiaoli}`, who: boss.personId, role: 'seller' },
  ]);
});

test('another seller can neither give nor end it, and somebody else’s rep is not told apart from nobody', async () => {
  const other = await seat(field, 'other', 'seller', 'other-seller');
  for (const attempt of [consent(xiaoli, other), end(xiaoli, other), consent('nobody' as RepId)])
    await expect(attempt).rejects.toMatchObject({ problem: { code: 'not_yours', facts: {} } });
  expect(field.all(audits)).toEqual([]);
  expect(rep()).not.toHaveProperty('consents');
});

test('the workbook’s paper cannot revive what the employer has ended in the app', async () => {
  await end();
  await field.world.db.updateIf(reps, xiaoli, {}, { set: { consentOn: '2026-11-24' } });
  field.clock.set('2026-11-25T09:00:00+08:00');
  await expect(field.claim()).rejects.toMatchObject({ problem: { code: 'consent_missing' } });
});

test('who changed employer needs the new one’s consent', async () => {
  await consent();
  await end();
  await consent();
  await field.world.db.updateIf(reps, xiaoli, {}, { set: { employerId: 'other' }, unset: ['consentOn'] });
  await expect(field.claim()).rejects.toMatchObject({ problem: { code: 'consent_missing' } });
});

test('ended by a call that dies anywhere, it is ended on the rep’s page too or not at all', async () => {
  for (let step = 1; ; step++) {
    const dying = crashing({ ...field.world, terms } as never, step, 'before');
    const broken = { ...dying.world, notesOf: notesOfEmployment(dying.world) };
    const died = await endConsent(broken as never, { repId: xiaoli }, boss).catch((error: unknown) => error);
    const { repPages } = await import('../../../cloudfunctions/field/rep-page');
    const told = field.all(repPages)[0]?.employment?.consents;
    const isEnded = rep()?.consents !== undefined;
    expect(told).toEqual([{ from: '2026-10-01', ...(isEnded && { until: '2026-11-23' }) }]);
    if (!(died instanceof Crash)) break;
  }
  expect(rep()?.consents).toHaveLength(1);
});

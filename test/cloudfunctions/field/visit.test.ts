import { facts } from '../../../cloudfunctions/facts/fact';
import { claims } from '../../../cloudfunctions/field/claim';
import { photos } from '../../../cloudfunctions/field/evidence-photo';
import { earnings } from '../../../cloudfunctions/field/income';
import { today } from '../../../cloudfunctions/field/today';
import { visits } from '../../../cloudfunctions/field/visit';
import { shelves } from '../../../cloudfunctions/goods/shelf';
import { earnings as earningRecords } from '../../../cloudfunctions/money/ledger/earning';
import { entries } from '../../../cloudfunctions/money/ledger/ledger';
import type { ClaimId, FileId, Instant, StoreId } from '../../../contracts/vocabulary';
import { iceTea, laowang, lemonTea, seat } from '../../first-shop';
import { Crash, crashing } from '../money/payout/crashing';
import { expectSoundBooks, terms } from '../money/payout/payday';
import { type FieldDay, openFieldDay } from './field-day';

const MINUTE = 60_000;

let field: FieldDay;
beforeEach(async () => {
  field = await openFieldDay();
  await field.claimed();
});
afterEach(async () => {
  await expectSoundBooks(field.world);
  await field.close();
});

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error.problem,
  );
const available = async () => (await today(field.world, {}, field.li)).available;

test('a good photo passes at once and earns two yuan, with its cause', async () => {
  const answer = await field.report(field.visit([field.evidence()]));
  expect(answer).toMatchObject({ claims: [{ state: 'passed', reasons: [] }], earned: 200, inReview: 0 });
  const screen = await today(field.world, {}, field.li);
  expect(screen).toMatchObject({ earnedToday: 200, available: 200, inReview: 0 });
  expect(screen.stores[0]).toMatchObject({ visitedToday: true, worth: 0, claims: [] });
  const income = await earnings({ ...field.world, terms }, {}, field.li);
  expect(income).toMatchObject({ available: 200, held: 0, more: false, least: 10, most: 60_000 });
  expect(income.earnings).toEqual([
    {
      earningId: 'earn:tea-front:laowang',
      amount: 200,
      at: field.clock.now(),
      cause: { kind: 'display', taskName: '茶饮端架陈列', storeName: '老王便利店', policyVersion: 1 },
    },
  ]);
  expect(field.all(entries)[0]).toMatchObject({
    cause: { nature: '劳务报酬', policyVersion: 1, records: ['tea-front:laowang', expect.any(String)] },
    postings: [{ from: 'brand:budget:tea-front', to: 'person:person-li:available', amount: 200 }],
  });
});

test('the same visit sent again answers the same and earns nothing more, also when the photo is gone', async () => {
  const report = field.visit([field.evidence()]);
  const answer = await field.report(report);
  field.clock.advance(60 * MINUTE);
  expect(await field.report(report)).toEqual(answer);
  const gone = { ...field.world, files: { ...field.world.files, read: async () => undefined } };
  const { reportVisit } = await import('../../../cloudfunctions/field/visit');
  expect(await reportVisit(gone, report, field.li)).toEqual(answer);
  expect(await available()).toBe(200);
});

test('a visit that arrives five times at once is one visit', async () => {
  const report = field.visit([field.evidence()]);
  const answers = await Promise.all(Array.from({ length: 5 }, () => field.report(report)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(field.all(earningRecords)).toHaveLength(1);
  expect(field.all(visits)).toHaveLength(1);
});

test('two visits at once over one claim earn once', async () => {
  const two = [field.visit([field.evidence()]), field.visit([field.evidence()])];
  const answers = await Promise.all(two.map((report) => field.report(report)));
  expect(answers.map(({ earned }) => earned).toSorted()).toEqual([0, 200]);
  expect(await available()).toBe(200);
});

test('another visit under the same id is told so, and another’s id is not yours', async () => {
  const report = field.visit([field.evidence()]);
  await field.report(report);
  const other = { ...report, leftAt: (report.leftAt - 1) as Instant };
  expect(await problemOf(field.report(other))).toMatchObject({ code: 'visit_differs' });
  const zhang = await seat(field, 'zhang', 'rep', 'xiaozhang');
  const evidence = report.evidence.map((each) => ({ ...each, photo: field.photo('zhang', zhang) }));
  expect(await problemOf(field.report({ ...report, evidence }, zhang))).toMatchObject({ code: 'not_yours' });
});

test('a photo that did not arrive yet is asked for, and nothing is kept of the visit', async () => {
  const photo = field.photo().replace('.jpg', '-lost.jpg') as FileId;
  const report = field.visit([field.evidence({ photo })]);
  expect(await problemOf(field.report(report))).toMatchObject({ code: 'photo_missing' });
  expect(field.all(visits)).toEqual([]);
});

test('a photo in another’s folder is not yours, however the path is written', async () => {
  const zhang = await seat(field, 'zhang', 'rep', 'xiaozhang');
  const theirs = field.photo('theirs', zhang);
  const through = theirs.replace('o-zhang/', 'o-li/../o-zhang/') as FileId;
  for (const photo of [theirs, through]) {
    expect(await problemOf(field.report(field.visit([field.evidence({ photo })])))).toMatchObject({
      code: 'not_yours',
    });
  }
});

test('a failed display says what was missing, and passes when it is put right and shown again', async () => {
  const first = await field.report(field.visit([field.evidence({ facings: 1, priceTag: false })]));
  expect(first).toMatchObject({
    claims: [{ state: 'failed', reasons: ['too_few_facings', 'no_price_tag'] }],
    earned: 0,
  });
  expect((await today(field.world, {}, field.li)).stores[0]).toMatchObject({ worth: 200 });
  field.clock.advance(10 * MINUTE);
  const second = await field.report(field.visit([field.evidence()]));
  expect(second).toMatchObject({ claims: [{ state: 'passed', reasons: [] }], earned: 200 });
});

test('the same photo proves one thing once: in another visit, at another store, and twice in one visit', async () => {
  await field.openStore('corner' as StoreId);
  await field.claimed('corner' as StoreId);
  const atCorner = 'tea-front:corner' as ClaimId;
  await field.report(field.visit([field.evidence({ photo: field.photo('shelf') })]));
  const again = field.evidence({ photo: field.photo('shelf'), claimId: atCorner });
  expect(await field.report(field.visit([again], { storeId: 'corner' as StoreId }))).toMatchObject({
    claims: [{ state: 'failed', reasons: ['photo_used_before'] }],
    earned: 0,
  });
  field.clock.advance(10 * MINUTE);
  const poor = field.evidence({ photo: field.photo('new'), claimId: atCorner, facings: 0 });
  const better = { ...poor, facings: 3 };
  expect(await field.report(field.visit([poor, better], { storeId: 'corner' as StoreId }))).toMatchObject({
    claims: [{ state: 'failed', reasons: ['photo_used_before'] }],
    earned: 0,
  });
  expect(field.all(photos)).toHaveLength(2);
});

test('a photo taken in time and sent two days later, after the claim ended, still earns', async () => {
  field.clock.set('2026-11-26T08:00:00+08:00');
  const report = field.visit([field.evidence()]);
  field.clock.set('2026-11-28T07:00:00+08:00');
  expect(await field.report(report)).toMatchObject({ claims: [{ state: 'passed' }], earned: 200 });
  const screen = await today(field.world, {}, field.li);
  expect(screen.stores[0]?.visitedToday).toBe(false);
});

test('evidence for a claim that was passed, or is another’s, earns nothing', async () => {
  await field.report(field.visit([field.evidence()]));
  expect(await field.report(field.visit([field.evidence()]))).toMatchObject({
    claims: [{ state: 'passed' }],
    earned: 0,
  });
  const zhang = await seat(field, 'zhang', 'rep', 'xiaozhang');
  const stolen = field.visit([field.evidence({ photo: field.photo('zhang', zhang) })]);
  expect(await problemOf(field.report(stolen, zhang))).toMatchObject({ code: 'not_yours' });
  expect(await available()).toBe(200);
});

test('what was counted stands on the shelf, and what arrived since starts anew', async () => {
  const [shelf] = field.all(shelves);
  await field.seed(shelves, laowang, { ...shelf!, arrived: { [iceTea]: 30, [lemonTea]: 15 } });
  const count = [{ gtin: iceTea, level: 'half' as const }];
  await field.report(field.visit([], { count }));
  const [counted] = field.all(shelves);
  expect(counted).toMatchObject({
    counted: { [iceTea]: { bottles: 8, at: field.clock.now() } },
    arrived: { [iceTea]: 0, [lemonTea]: 15 },
  });
});

test('a storage that is silent for a while does not make a photo missing: the visit is sent again and earns', async () => {
  const report = field.visit([field.evidence()]);
  const reachable = process.env.TCB_CONTEXT_CNFG;
  process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: 'http://127.0.0.1:1/admin' });
  const failed = await field.report(report).catch((error: unknown) => error);
  process.env.TCB_CONTEXT_CNFG = reachable;
  expect(failed).toHaveProperty('code', 'ECONNREFUSED');
  expect(await field.report(report)).toMatchObject({ earned: 200 });
});

test('ST-10: what a rep finds running out is told at once, once, to owner and seller', async () => {
  const weekly = (at: number) => (field.clock.now() - at * 7 * 24 * 60 * MINUTE) as Instant;
  const counts = [4, 3, 2, 1].map((week) => ({ at: weekly(week), bottles: 20, came: 60 }));
  const page = {
    firstReceivedAt: weekly(5),
    received: { '2026-10-05': { [iceTea]: 300 } },
    counted: { [iceTea]: { bottles: 20, at: weekly(1) } },
    counts: { [iceTea]: counts },
  };
  await field.world.db.updateIf(shelves, laowang, {}, { set: page });
  const report = field.visit([], { count: [{ gtin: iceTea, level: 1 }] });
  await field.report(report);
  await field.report(report);
  const news = field.all(facts).filter(({ kind }) => kind === 'stock_alert');
  expect(news).toMatchObject([{ about: { storeId: laowang, lines: [{ gtin: iceTea }] } }]);
});

test('a visit to a store that is not the rep’s counts for nothing', async () => {
  await field.openStore('far' as StoreId, { repId: 'xiaozhang' });
  const count = [{ gtin: iceTea, level: 3 }];
  const report = field.visit([], { storeId: 'far' as StoreId, count });
  expect(await problemOf(field.report(report))).toMatchObject({ code: 'not_yours' });
});

test('the function may die at any step of a visit: sent again it is judged, earned and counted once', async () => {
  const count = [{ gtin: iceTea, level: 'one' as const }];
  const { reportVisit } = await import('../../../cloudfunctions/field/visit');
  for (let step = 1; ; step++) {
    const storeId = `store-${step}` as StoreId;
    await field.openStore(storeId);
    await field.claimed(storeId);
    const claimId = `tea-front:${storeId}` as ClaimId;
    const report = field.visit([field.evidence({ claimId })], { storeId, count });
    const before = await available();
    const dying = crashing({ ...field.world, terms } as never, step, 'before');
    const died = await reportVisit(dying.world, report, field.li).catch((error: unknown) => error);
    if (died instanceof Crash) {
      // All of it or nothing; what runs out is told after the visit stands.
      expect([before, before + 200]).toContain(await available());
      await expectSoundBooks(field.world);
    }
    expect(await field.report(report)).toMatchObject({ claims: [{ state: 'passed' }], earned: 200 });
    expect(await available()).toBe(before + 200);
    if (!(died instanceof Crash)) break;
  }
  expect(field.all(claims).filter(({ state }) => state === 'passed').length).toBeGreaterThan(15);
}, 90_000);

test('one piece of evidence through its earning asks the database at most 16 times, who-is-calling included', async () => {
  await today(field.world, {}, field.li);
  expect(1 + (await field.callsOf(() => field.report(field.visit([field.evidence()]))))).toBeLessThanOrEqual(
    16,
  );
});

import { doubtful, judge } from '../../../cloudfunctions/field/judge';
import { today } from '../../../cloudfunctions/field/today';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import { seat } from '../../first-shop';
import { expectSoundBooks } from '../money/payout/payday';
import { type FieldDay, openFieldDay } from './field-day';

let field: FieldDay;
let chen: Seat;
beforeEach(async () => {
  field = await openFieldDay();
  chen = await seat(field, 'chen', 'operator', 'brand');
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

async function showWithoutCode() {
  const { storeCode: _unread, ...report } = field.visit([field.evidence()]);
  await field.report(report);
  const { claimId } = report.evidence[0]!;
  return { claimId, visitId: report.visitId };
}

test('without the store’s code a person looks, and until then it is in review', async () => {
  const shown = await showWithoutCode();
  expect(await today(field.world, {}, field.li)).toMatchObject({ available: 0, inReview: 200 });
  const { claims, more } = await doubtful(field.world);
  expect(claims).toEqual([
    {
      claim: expect.objectContaining({ state: 'doubtful', reasons: ['store_code_missing'] }),
      visitId: shown.visitId,
      repName: '小李',
      evidence: expect.objectContaining({ facings: 3 }),
      photoUrl: expect.stringContaining('http'),
      shownAt: field.clock.now(),
    },
  ]);
  expect(more).toBe(false);
});

test('the brand passes it, and it is paid like any other, once however often it is judged', async () => {
  const shown = await showWithoutCode();
  const yes = { ...shown, passed: true, remark: '' };
  const judged = await Promise.all(Array.from({ length: 3 }, () => problemOf(judge(field.world, yes, chen))));
  expect(judged.filter((problem) => problem === undefined)).toHaveLength(1);
  expect(judged.filter((problem) => problem?.code === 'already_judged')).toHaveLength(2);
  expect(await problemOf(judge(field.world, { ...yes, passed: false }, chen))).toMatchObject({
    code: 'already_judged',
  });
  expect(await today(field.world, {}, field.li)).toMatchObject({
    available: 200,
    earnedToday: 200,
    inReview: 0,
  });
  expect((await doubtful(field.world)).claims).toEqual([]);
});

test('the brand says no in its own words, and the rep may show it again', async () => {
  const shown = await showWithoutCode();
  const no = { ...shown, passed: false, remark: '价格牌看不清' };
  expect(await judge(field.world, no, chen)).toMatchObject({
    state: 'failed',
    reasons: ['brand_said_no'],
    remark: '价格牌看不清',
  });
  field.clock.advance(10 * 60_000);
  const again = await field.report(field.visit([field.evidence()]));
  expect(again).toMatchObject({ earned: 200, claims: [{ state: 'passed', reasons: [] }] });
  expect(again.claims[0]?.remark).toBeUndefined();
});

test('nobody judges their own evidence, what no one doubts, or another showing of it', async () => {
  const shown = await showWithoutCode();
  const notYours = { code: 'not_yours', facts: {} };
  const own: Seat = { ...field.li, role: 'operator', at: 'brand' };
  const yes = { ...shown, passed: true, remark: '' };
  expect(await problemOf(judge(field.world, yes, own))).toEqual(notYours);
  const other = { ...yes, visitId: 'anothervisit000000' as typeof yes.visitId };
  expect(await problemOf(judge(field.world, other, chen))).toEqual(notYours);
  expect(await today(field.world, {}, field.li)).toMatchObject({ available: 0, inReview: 200 });
});

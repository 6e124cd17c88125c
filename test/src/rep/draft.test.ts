import type { ClaimId, Instant, VisitId } from '#contracts/vocabulary';
import { type Draft, isAbandoned, missingOf, newDraft } from '../../../src/rep/visit/draft';
import { itemOf, type Payload, reportOf } from '../../../src/rep/visit/report';
import { storeCodeIn } from '../../../src/rep/visit/store-code';
import { claim, now, store } from '../../h5/rep-answers';

const arrivedAt = now as Instant;
const minutes = (count: number) => (now + count * 60_000) as Instant;
const claimId = claim().claimId;
const arrived = newDraft({
  visitId: 'visit000000000000001' as VisitId,
  storeId: store().storeId,
  arrivedAt,
  levels: {},
});
const shown = { path: 'photos/a.jpg', takenAt: minutes(1), facings: 4, priceTag: true };
const draft = (over: Partial<Draft>): Draft => ({ ...arrived, ...over });

test('a visit may end once the code is settled and every photo says its facings and price tag', () => {
  expect(missingOf(arrived, store())).toEqual(['门店码']);
  expect(missingOf(draft({ isCodeMissing: true }), store())).toEqual([]);
  const half = { [claimId]: { path: 'a', takenAt: minutes(1), facings: 0 } } as Draft['shown'];
  expect(missingOf(draft({ storeCode: 'S0123456789AB', shown: half }), store())).toEqual([
    '茶饮端架陈列的排面数',
    '茶饮端架陈列的价格牌',
  ]);
});

test('a claim that was passed asks for nothing more', () => {
  const passed = store({ claims: [claim({ state: 'passed' })] });
  const half = { [claimId]: { path: 'a', takenAt: minutes(1), facings: 0 } } as Draft['shown'];
  expect(missingOf(draft({ isCodeMissing: true, shown: half }), passed)).toEqual([]);
});

test('an arrival without any work is another visit two hours later; work that was begun is kept', () => {
  expect(isAbandoned(arrived, minutes(119))).toBe(false);
  expect(isAbandoned(arrived, minutes(121))).toBe(true);
  expect(isAbandoned(draft({ isCounted: true }), minutes(600))).toBe(false);
  expect(isAbandoned(draft({ shown: { [claimId]: shown } as Draft['shown'] }), minutes(600))).toBe(false);
});

test('each photo is reported with its own claim, however they went up', () => {
  const other = 'cold-door:laowang' as ClaimId;
  const both = {
    [claimId]: shown,
    [other]: { ...shown, path: 'photos/b.jpg', facings: 6 },
  } as Draft['shown'];
  const item = itemOf(draft({ storeCode: 'S0123456789AB', shown: both }), 'o-rep/', minutes(3));
  expect(item.photos.map(({ to }) => to)).toEqual([
    `o-rep/${arrived.visitId}-0.jpg`,
    `o-rep/${arrived.visitId}-1.jpg`,
  ]);
  const report = reportOf(item.payload as Payload, ['cloud://x/0', 'cloud://x/1']);
  expect(report.evidence).toMatchObject([
    { claimId, photo: 'cloud://x/0', facings: 4 },
    { claimId: other, photo: 'cloud://x/1', facings: 6 },
  ]);
});

test('last time’s count is not sent as today’s until somebody has looked', () => {
  const levels = { '6970000000013': 'half' } as Draft['levels'];
  const payloadOf = (over: Partial<Draft>) => itemOf(draft(over), 'o-rep/', minutes(3)).payload as Payload;
  expect(payloadOf({ levels })).not.toHaveProperty('count');
  expect(payloadOf({ levels, isCounted: true })).toMatchObject({
    count: [{ gtin: '6970000000013', level: 'half' }],
  });
});

test('the code is found in whatever the camera delivers', () => {
  expect(storeCodeIn('S0123456789AB')).toBe('S0123456789AB');
  expect(storeCodeIn('entry/landing/landing?scene=s0123456789ab')).toBe('S0123456789AB');
  expect(storeCodeIn('https://example.com/s/S0123456789AB?x=1')).toBe('S0123456789AB');
  expect(storeCodeIn('https://example.com/menu')).toBeUndefined();
  expect(storeCodeIn('S0123456789ABC')).toBeUndefined();
});

import type { Day, StoreId } from '#contracts/vocabulary';
import { farWord, roundOf, skippedOn } from '../../../src/rep/today/round';
import { store } from '../../h5/rep-answers';

const wang = store();
const liu = store({ storeId: 'liu' as StoreId });
const hai = store({ storeId: 'hai' as StoreId, visitedToday: true });

test('what was visited comes last, and what cannot be visited today before it', () => {
  expect(roundOf([hai, wang, liu], [])).toEqual([wang, liu, hai]);
  expect(roundOf([hai, wang, liu], [wang.storeId])).toEqual([liu, wang, hai]);
});

test('that a store could not be visited yesterday says nothing about today', () => {
  const kept = { day: '2026-11-22' as Day, storeIds: [wang.storeId] };
  expect(skippedOn(kept, '2026-11-22' as Day)).toEqual([wang.storeId]);
  expect(skippedOn(kept, '2026-11-23' as Day)).toEqual([]);
  expect(skippedOn(undefined, '2026-11-23' as Day)).toEqual([]);
});

test('a distance reads as a rep would say it', () => {
  expect(farWord(600)).toBe('600 米');
  expect(farWord(1240)).toBe('1.2 公里');
});

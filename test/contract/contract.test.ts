import { type CloudPromise, judged, told } from './contract';
import { openLocalPlace } from './local-place';
import type { Place } from './place';
import { promises } from './promises/promises';

let place: Place;

beforeAll(async () => {
  place = await openLocalPlace();
});

afterAll(() => place.leave());

test.each(promises)('the local cloud keeps its promise: $says', async (one) => {
  const verdict = await judged(one, place);
  expect([verdict.outcome, told(verdict)]).toEqual([
    expect.stringMatching(/kept|skipped/),
    expect.anything(),
  ]);
});

const wrong: CloudPromise = {
  says: 'a link lasts for ever',
  promised: { status: 200, words: /never/ },
  find: async () => ({ status: 403, words: 'expired' }),
};

test('a cloud that does otherwise is told with what was promised and what was found', async () => {
  expect(
    told(await judged(wrong, place))
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual([
    'DRIFT    a link lasts for ever',
    'promised {"status":200,"words":"/never/"}',
    'found    {"status":403,"words":"expired"}',
  ]);
});

test('a promise that breaks in the asking is a drift too, and one that cannot be asked says why', async () => {
  const find = () => Promise.reject(Object.assign(new Error('no such action'), { code: 'INVALID_ACTION' }));
  expect(told(await judged({ ...wrong, find }, place))).toContain(
    'found    {"thrown":{"code":"INVALID_ACTION","message":"no such action"}}',
  );
  expect(told(await judged({ ...wrong, cannot: { local: 'there is no ever here' } }, place))).toBe(
    'skipped  a link lasts for ever: there is no ever here',
  );
});

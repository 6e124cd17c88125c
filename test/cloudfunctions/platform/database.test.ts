import { stores } from '../../../cloudfunctions/people/store';
import { pages } from '../../../cloudfunctions/platform/pages';
import { laowang, openFirstShop } from '../../first-shop';
import { openTestCloud, type TestCloud } from '../../test-cloud';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await openTestCloud();
  await openFirstShop(cloud);
});
afterEach(() => cloud.close());

const setTier = (id: string, tier: string) =>
  cloud.world.db.transaction(async (tx) => {
    await tx.update(stores, id, { set: { tier } });
    await tx.update(stores, laowang, { set: { name: '老王' } });
  });

test('writing once more what a document already says is no error, and the rest of the transaction stands', async () => {
  await setTier(laowang, 'A');
  expect(cloud.all(stores)).toMatchObject([{ tier: 'A', name: '老王' }]);
});

test('changing a document that is not there is a bug, and nothing is written', async () => {
  await expect(setTier('nobody', 'A')).rejects.toThrow('stores/nobody was to be changed and is not there.');
  expect(cloud.all(stores)).toMatchObject([{ name: '老王便利店' }]);
});

test.each([
  [1, [[1], [2], [3], [4]]],
  [
    2,
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [3, [[1, 2, 3], [4]]],
  [5, [[1, 2, 3, 4]]],
])('%i at a time, every shop is met once, in turn, and no page is empty', async (atOnce, met) => {
  const [shop] = cloud.all(stores);
  if (!shop) throw new Error('The first shop is open.');
  for (const id of ['2', '3', '4', '1']) await cloud.seed(stores, id, { ...shop, tier: 'new' });
  const walked: number[][] = [];
  for await (const page of pages(cloud.world, stores, { tier: 'new' }, atOnce))
    walked.push(page.map(({ _id }) => Number(_id)));
  expect(walked).toEqual(met);
});

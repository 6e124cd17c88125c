import { stores } from '../../../cloudfunctions/people/store';
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

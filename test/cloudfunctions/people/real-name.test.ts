import { payees } from '../../../cloudfunctions/money/payout/payee';
import {
  eraseRealName,
  giveRealName,
  legalNameOf,
  type NamedWorld,
  realName,
  realNames,
} from '../../../cloudfunctions/people/real-name';
import { safeWith } from '../../../cloudfunctions/platform/safe';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import { payApi } from '../../../contracts/pay';
import { repApi } from '../../../contracts/rep';
import { seat, xiaoli } from '../../first-shop';
import { openTestCloud, type TestCloud } from '../../test-cloud';

const key = Buffer.alloc(32, 7).toString('base64');
const zhang = { name: '张三丰', idNumber: '11010519491231002X' };

let cloud: TestCloud;
let world: NamedWorld;
let li: Seat;
beforeEach(async () => {
  cloud = await openTestCloud();
  world = { ...cloud.world, safe: safeWith(key, 'IDENTITY_KEY'), terms: { withholding: 'cumulative' } };
  li = await seat(cloud, 'li', 'rep', xiaoli);
});
afterEach(() => cloud.close());

/** As a wish that needs a name sees it. */
const mayBeNamed = () => cloud.all(payees).find(({ _id }) => _id === li.personId)?.isNamed;

test('what a rep gives is on file, and is shown masked', async () => {
  expect(await realName(world, {}, li)).toEqual({ needsIdNumber: true });
  const shown = { name: '张*', idNumber: '1101**********002X', givenAt: cloud.clock.now() };
  expect(await giveRealName(world, zhang, li)).toEqual(shown);
  expect(await realName(world, {}, li)).toEqual({ realName: shown, needsIdNumber: true });
  expect(mayBeNamed()).toBe(true);
  expect(await legalNameOf(world, li.personId)).toBe('张三丰');
});

test('a name can be put right, and the new one is what a bill will carry', async () => {
  await giveRealName(world, { ...zhang, name: '张三风' }, li);
  await giveRealName(world, zhang, li);
  expect(await legalNameOf(world, li.personId)).toBe('张三丰');
  expect(cloud.all(realNames)).toHaveLength(1);
});

test('where nobody withholds, no number is asked for and none is kept', async () => {
  const lenient: NamedWorld = { ...world, terms: { withholding: 'none' } };
  expect(await realName(lenient, {}, li)).toEqual({ needsIdNumber: false });
  expect(await giveRealName(lenient, zhang, li)).toEqual({ name: '张*', givenAt: cloud.clock.now() });
  const [kept] = cloud.all(realNames);
  expect(JSON.parse(world.safe.open(li.personId, kept?.onFile?.sealed ?? ''))).toEqual({ name: '张三丰' });
});

test.each([
  ['a wrong check', '110105194912310021'],
  ['none at all', undefined],
])('a number with %s is told, and nothing is kept', async (_, idNumber) => {
  await expect(giveRealName(world, { name: '张三丰', idNumber }, li)).rejects.toMatchObject({
    problem: { code: 'id_number_wrong', facts: {} },
  });
  expect(cloud.all(realNames)).toEqual([]);
});

test('erased, nothing of it is left, and giving it again works', async () => {
  await giveRealName(world, zhang, li);
  await eraseRealName(world, {}, li);
  await eraseRealName(world, {}, li);
  expect(cloud.all(realNames)).toEqual([{ _id: li.personId, personId: li.personId }]);
  expect(mayBeNamed()).toBe(false);
  expect(await legalNameOf(world, li.personId)).toBe(undefined);
  await giveRealName(world, zhang, li);
  expect(await legalNameOf(world, li.personId)).toBe('张三丰');
});

test('what is kept opens only with the key, only for its person, and only unchanged', async () => {
  await giveRealName(world, zhang, li);
  const sealed = cloud.all(realNames)[0]?.onFile?.sealed ?? '';
  const bytes = Buffer.from(sealed, 'base64');
  const changed = Buffer.from(bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte)));
  expect(() => world.safe.open('person-wang', sealed)).toThrow();
  expect(() => world.safe.open(li.personId, changed.toString('base64'))).toThrow();
  const another = safeWith(Buffer.alloc(32, 8).toString('base64'), 'IDENTITY_KEY');
  expect(() => another.open(li.personId, sealed)).toThrow();
  expect(() => safeWith('short', 'IDENTITY_KEY')).toThrow('32 bytes');
});

test('the same name is never sealed twice alike, so equal names cannot be told', () => {
  expect(world.safe.close('a', '张三丰')).not.toBe(world.safe.close('a', '张三丰'));
});

test('only the door with the key takes and shows it', () => {
  const calls = ['realName', 'giveRealName', 'eraseRealName'];
  expect(calls.filter((call) => call in repApi)).toEqual([]);
  expect(calls.map((call) => payApi[call as 'realName'].by)).toEqual([['rep'], ['rep'], ['rep']]);
});

test.each(['', '张', '张三3', ' ', '张\u0000三', '🥤🥤', '张'.repeat(41), '$where'])(
  '"%s" is no name',
  (name) => {
    expect(payApi.giveRealName.input.safeParse({ name }).success).toBe(false);
  },
);

test.each(['张三', '阿卜杜拉·买买提', 'Mary Ann Smith', '欧阳娜娜'])('%s is a name', (name) => {
  expect(payApi.giveRealName.input.safeParse({ name }).success).toBe(true);
});

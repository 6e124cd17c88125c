import { noteTransfer } from '../../../cloudfunctions/goods/note-transfer';
import { bindingCode, bindingCodes, bindStore } from '../../../cloudfunctions/people/binding';
import { identities } from '../../../cloudfunctions/people/identity';
import { phoneNumberId, phoneNumbers } from '../../../cloudfunctions/people/phone-number';
import { signInByPhone, whoAmI } from '../../../cloudfunctions/people/sign-in';
import { stores } from '../../../cloudfunctions/people/store';
import { MOST_TRIES_AN_HOUR } from '../../../cloudfunctions/people/tries';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import { laowang, openFirstShop, seat, wangShifu, xiaoli, xinyuan } from '../../first-shop';
import { openTestCloud, type TestCloud } from '../../test-cloud';

let cloud: TestCloud;
let rep: Seat;
beforeEach(async () => {
  cloud = await openTestCloud();
  await openFirstShop(cloud);
  rep = await seat(cloud, 'xiaoli', 'rep', xiaoli);
});
afterEach(() => cloud.close());

const stranger = async (name: string) => seat(cloud, name, 'member', name);
const newCode = async () => (await bindingCode(cloud.world, { storeId: laowang }, rep)).code;
const bind = (code: string, by: Seat) => bindStore({ ...cloud.world, noteTransfer }, { code }, by);
const rolesOf = (one: Seat) =>
  cloud
    .all(identities)
    .find(({ personId }) => personId === one.personId)
    ?.grants.map(({ role, at }) => `${role} ${at}`);

test('the rep shows a code, and whoever types it is the owner of the store', async () => {
  const wang = await stranger('wang');
  const { code, storeName, goodUntil } = await bindingCode(cloud.world, { storeId: laowang }, rep);
  expect(code).toMatch(/^\d{6}$/);
  expect(storeName).toBe('老王便利店');
  expect(goodUntil).toBe(cloud.clock.now() + 600_000);
  expect(await bind(code, wang)).toEqual({
    storeId: laowang,
    storeName: '老王便利店',
    role: 'owner',
  });
  expect(rolesOf(wang)).toContain('owner laowang');
  expect(cloud.all(stores)[0]?.bound).toBe(true);
});

test('a code works once; the same person who asks again hears the same', async () => {
  const code = await newCode();
  const wang = await stranger('wang');
  await bind(code, wang);
  expect(await bind(code, wang)).toEqual({
    storeId: laowang,
    storeName: '老王便利店',
    role: 'owner',
  });
  expect(rolesOf(wang)?.filter((role) => role === 'owner laowang')).toHaveLength(1);
  await expect(bind(code, await stranger('li'))).rejects.toThrow('code_used');
});

test('ten people type one code at once: one becomes the owner', async () => {
  const code = await newCode();
  const people = await Promise.all(Array.from({ length: 10 }, (_, n) => stranger(`p${n}`)));
  const answers = await Promise.allSettled(people.map((one) => bind(code, one)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers)
    if (answer.status === 'rejected') expect(answer.reason.message).toBe('code_used');
  expect(
    cloud
      .all(identities)
      .flatMap(({ grants }) => grants)
      .filter(({ role }) => role === 'owner'),
  ).toHaveLength(1);
});

test('after ten minutes a code is late', async () => {
  const code = await newCode();
  cloud.clock.advance(600_001);
  await expect(bind(code, await stranger('wang'))).rejects.toThrow('code_expired');
});

test('digits whose code has run out serve for another store', async () => {
  const world = { ...cloud.world, newDigits: () => '123456' };
  await bindingCode(world, { storeId: laowang }, rep);
  await expect(bindingCode(world, { storeId: laowang }, rep)).rejects.toThrow('busy');
  await bind('123456', await stranger('wang'));
  cloud.clock.advance(600_001);
  await bindingCode(world, { storeId: laowang }, rep);
  expect(cloud.all(bindingCodes)).toHaveLength(1);
  expect(await bind('123456', await stranger('li'))).toMatchObject({ storeId: laowang });
});

test('somebody who tries codes is stopped for the hour, even with the right one', async () => {
  const code = await newCode();
  const thief = await stranger('thief');
  const wrong = code === '000000' ? '000001' : '000000';
  const tried = await Promise.allSettled(Array.from({ length: 25 }, () => bind(wrong, thief)));
  const reasons = tried.map((one) => (one.status === 'rejected' ? one.reason.message : 'bound'));
  expect(reasons.filter((reason) => reason === 'code_unknown')).toHaveLength(MOST_TRIES_AN_HOUR);
  await expect(bind(code, thief)).rejects.toThrow('busy');
  cloud.clock.advance(3_600_000);
  await expect(bind(code, thief)).rejects.toThrow('code_expired');
});

test('a rep shows codes of the own stores of today only', async () => {
  const another = await seat(cloud, 'xiaozhao', 'rep', 'xiaozhao');
  await expect(bindingCode(cloud.world, { storeId: laowang }, another)).rejects.toThrow('not_yours');
  await expect(bindingCode(cloud.world, { storeId: 'nowhere' as never }, rep)).rejects.toThrow('not_yours');
});

test('a rep never becomes the owner of a store assigned to them', async () => {
  await expect(bind(await newCode(), rep)).rejects.toThrow('own_store');
  expect(rolesOf(rep)).toEqual(['rep xiaoli']);
});

describe('signing in by the phone number WeChat vouches for', () => {
  const signIn = (by: Seat, phone: string) =>
    signInByPhone(['13900000000'])(cloud.world, { phoneCode: `phone:${phone}` }, by);
  const grant = (phone: string, grants: { role: 'rep' | 'driver' | 'seller'; at: string; name: string }[]) =>
    cloud.seed(phoneNumbers, phoneNumberId(cloud.world, phone), { grants });

  test('a person may be seller and driver at once', async () => {
    await grant('13800000003', [
      { role: 'driver', at: `${xinyuan}.${wangShifu}`, name: '王师傅' },
      { role: 'seller', at: xinyuan, name: '鑫源商贸' },
    ]);
    const wang = await stranger('wangshifu');
    await signIn(wang, '13800000003');
    const { seats } = await signIn(wang, '13800000003');
    expect(seats.filter(({ role }) => role !== 'member')).toHaveLength(2);
    expect(await whoAmI(cloud.world, {}, wang)).toEqual({ seats });
  });

  test('a number nobody knows opens nothing', async () => {
    await expect(signIn(await stranger('li'), '13811111111')).rejects.toThrow('phone_unknown');
    const noCode = signInByPhone([])(cloud.world, { phoneCode: 'made up' }, await stranger('li'));
    await expect(noCode).rejects.toThrow('phone_unknown');
  });

  test('operators are named by the brand itself', async () => {
    const { seats } = await signIn(await stranger('boss'), '13900000000');
    expect(seats).toContainEqual({ role: 'operator', at: 'brand', name: '品牌' });
  });

  test('the owner of a store cannot become its rep', async () => {
    const wang = await stranger('wang');
    await bind(await newCode(), wang);
    await grant('13800000002', [{ role: 'rep', at: xiaoli, name: '小李' }]);
    await expect(signIn(wang, '13800000002')).rejects.toThrow('own_store');
    expect(rolesOf(wang)).not.toContain('rep xiaoli');
  });
});

import { payees } from '../../../cloudfunctions/money/payout/payee';
import { identities } from '../../../cloudfunctions/people/identity';
import { signInByPhone } from '../../../cloudfunctions/people/sign-in';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import { openFirstShop, seat } from '../../first-shop';
import { openTestCloud, type TestCloud } from '../../test-cloud';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await openTestCloud();
  await openFirstShop(cloud);
});
afterEach(() => cloud.close());

const phones = ['13900000000', '13900000001'];
const stranger = (name: string) => seat(cloud, name, 'member', name);
const signIn = (by: Seat, phone = phones[0]) =>
  signInByPhone(phones)(cloud.world, { phoneCode: `phone:${phone}` }, by);
const reboundAt = ({ personId }: Seat) =>
  cloud.all(payees).find((payee) => payee.personId === personId)?.reboundAt;

test('who signs in for the first time has changed nothing, and neither has who signs in again', async () => {
  const li = await stranger('li');
  await signIn(li);
  await signIn(li);
  expect(cloud.all(payees)).toEqual([]);
});

test('one number is one operator: whoever signs in by it at another WeChat has the seat, and the first has it no more', async () => {
  const [li, other] = [await stranger('li'), await stranger('other')];
  const operators = () =>
    cloud
      .all(identities)
      .filter(({ grants }) => grants.some(({ role }) => role === 'operator'))
      .map(({ personId }) => personId);
  await signIn(li);
  await signIn(li);
  expect(operators()).toEqual([li.personId]);
  await signIn(other);
  expect(operators()).toEqual([other.personId]);
  await Promise.all([signIn(li), signIn(other)]);
  expect(operators().length).toBeLessThan(2);
});

test('a second number of the same person begins a cool-down', async () => {
  const li = await stranger('li');
  await signIn(li);
  cloud.clock.advance(1_000);
  await signIn(li, phones[1]);
  expect(reboundAt(li)).toBe(cloud.clock.now());
});

test('the same number at another WeChat begins a cool-down there, once, and none for who had it before', async () => {
  const [li, other] = [await stranger('li'), await stranger('other')];
  await signIn(li);
  await signIn(other);
  const first = reboundAt(other);
  expect(first).toBe(cloud.clock.now());
  cloud.clock.advance(60_000);
  await signIn(other);
  await signIn(li);
  expect(reboundAt(other)).toBe(first);
  expect(reboundAt(li)).toBeUndefined();
});

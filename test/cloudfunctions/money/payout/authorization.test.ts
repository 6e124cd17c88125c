import {
  askAboutOpenAuthorizations,
  authorizations,
} from '../../../../cloudfunctions/money/payout/authorization';
import {
  authorization,
  authorize,
  endAuthorization,
} from '../../../../cloudfunctions/money/payout/authorize';
import { collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import { authorizationAfter } from '../../../../cloudfunctions/money/rules/authorization';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { WithdrawalId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import { expectSoundBooks, newWithdrawalId, openPayday, type Payday, repsPaid, repWith } from './payday';

const HOUR = 3_600_000;

let day: Payday;
let world: Payday['world'];
let li: Seat;
let id: WithdrawalId;
beforeAll(async () => {
  day = await openPayday();
  world = { ...day.world, terms: repsPaid({ confirm: 'authorized' }) };
});
beforeEach(async () => {
  li = await repWith(day.world, 1_000);
  id = newWithdrawalId();
  await withdraw(world, { withdrawalId: id, amount: fen(200) }, li);
});
afterEach(async () => {
  day.levers.clearFaults({});
  await expectSoundBooks(day.world);
});
afterAll(() => day.close());

const ask = () => authorize(world, { clientCanConfirm: true }, li);
const yes = async () => {
  const { confirm } = await ask();
  return day.levers.confirm({ package: confirm?.package ?? '', openid: li.openid });
};
const tap = (clientCanConfirm = true) => collect(world, { withdrawalId: id, clientCanConfirm }, li);
const kept = () => day.all(authorizations).find(({ personId }) => personId === li.personId);
const standsAs = async () => (await authorization(world, {}, li)).state;

test('a person allows it once on WeChat’s page, and from then on money arrives without a tap, also on an old phone', async () => {
  expect(await authorization(world, {}, li)).toEqual({ isOffered: true, state: 'none' });
  const first = await ask();
  expect(first).toMatchObject({ state: 'waiting', confirm: { mchId: '1900000109' } });
  expect(await ask()).toEqual(first);
  await yes();
  await day.tick();
  expect(await standsAs()).toBe('active');
  expect((await tap(false)).confirm).toBeUndefined();
  expect((await payout(world, { withdrawalId: id }, li)).payout.state).toBe('paid');
  expect(JSON.parse(day.sentFor(id)[0] ?? '{}')).toMatchObject({ authorization_id: kept()?.authorizationId });
  expect(await day.moneyOf(li)).toEqual({ available: 800, held: 0 });
});

test('without that yes each bill waits for its tap as before, and a phone that cannot confirm is told', async () => {
  await ask();
  await expect(tap(false)).rejects.toMatchObject({ problem: { code: 'client_too_old' } });
  expect((await tap()).withdrawal.payout.state).toBe('waiting');
});

test('an old phone is told before WeChat is asked, and where it is not offered it is not asked at all', async () => {
  const old = authorize(world, { clientCanConfirm: false }, li);
  await expect(old).rejects.toMatchObject({ problem: { code: 'client_too_old' } });
  const elsewhere = authorize(day.world, { clientCanConfirm: true }, li);
  await expect(elsewhere).rejects.toMatchObject({ problem: { code: 'not_offered' } });
  expect(kept()).toBeUndefined();
});

test('taken back, the next bill waits for its tap again; allowed anew, it has a new number', async () => {
  await yes();
  await ask();
  const first = kept()?.outAuthorizationNo;
  expect(await endAuthorization(world, {}, li)).toMatchObject({ state: 'closed' });
  expect((await tap()).withdrawal.payout.state).toBe('waiting');
  await yes();
  expect(await ask()).toMatchObject({ state: 'active' });
  expect(kept()?.outAuthorizationNo).not.toBe(first);
});

test('taken back in WeChat behind our back, it is noticed before the next bill is made', async () => {
  await yes();
  await ask();
  const { mchid, outAuthorizationNo } = kept() ?? { mchid: '', outAuthorizationNo: '' };
  await day.world.pay.closeAuthorization({ mchid, outAuthorizationNo });
  expect((await tap()).withdrawal.payout.state).toBe('waiting');
  expect(await standsAs()).toBe('closed');
});

test.each(['forged', 'unsigned', 'stale', 'drop_before'] as const)(
  'an answer that is %s makes nobody’s authorization active, and a bill waits for its tap',
  async (kind) => {
    await yes();
    const number = kept()?.outAuthorizationNo ?? '';
    day.levers.fault({ on: 'query_authorization', kind, match: { outAuthorizationNo: number }, times: 9 });
    await ask();
    expect(await standsAs()).toBe('waiting');
    expect((await tap()).withdrawal.payout.state).toBe('waiting');
  },
);

test('a page nobody confirmed ends with WeChat’s word under the clock, and another can be opened', async () => {
  await ask();
  day.clock.advance(25 * HOUR);
  await askAboutOpenAuthorizations(world);
  expect(await standsAs()).toBe('closed');
  expect(await ask()).toMatchObject({ state: 'waiting', confirm: { mchId: '1900000109' } });
});

test('what is closed stays closed under its number, and only an answer about this person and scene makes it active', () => {
  const meant = { appid: 'wx1', openid: 'o-li', sceneId: '1005' };
  const told = { state: 'TAKING_EFFECT' as const, authorizationId: '1', ...meant };
  expect(authorizationAfter('waiting', told, meant)).toBe('active');
  expect(authorizationAfter('closed', told, meant)).toBe('closed');
  expect(authorizationAfter('active', { state: 'CLOSED' }, meant)).toBe('closed');
  expect(authorizationAfter('active', { state: 'WAIT_USER_CONFIRM' }, meant)).toBe('active');
  for (const other of [
    { openid: 'o-zhang' },
    { appid: 'wx2' },
    { sceneId: '1000' },
    { authorizationId: undefined },
  ]) {
    const { authorizationId, ...wrong } = { ...told, ...other };
    const answer = { ...wrong, ...(authorizationId && { authorizationId }) };
    expect(authorizationAfter('waiting', answer, meant)).toBe('waiting');
  }
});

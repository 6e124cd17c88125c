import { noteSwitch } from '../../../../cloudfunctions/field/freeze-task';
import { freeze, frozenNow, unfreeze } from '../../../../cloudfunctions/money/control/switches';
import type { PayWorld } from '../../../../cloudfunctions/money/money-world';
import { collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import type { Controls } from '../../../../cloudfunctions/money/rules/control';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { SwitchId } from '../../../../contracts/control';
import type { DeviceId, WithdrawalId } from '../../../../contracts/vocabulary';
import { anna, bo } from '../../../operators';
import { fen } from '../../../test-cloud';
import { expectSoundBooks, newWithdrawalId, openPayday, type Payday, repWith } from './payday';

export const HOUR = 3_600_000;
export const why = '查一查';

export const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error.problem ?? error,
  );

export type Controlled = ReturnType<typeof controlled>;

/** What people and the brand do on a payday under controls; `li` is whoever the test is about. */
function controlled(day: Payday, li: Seat) {
  const under = (controls: Partial<Controls>): PayWorld => ({
    ...day.world,
    terms: { ...day.world.terms, controls: { ...day.world.terms.controls, ...controls } },
  });
  const wish = (amount: number, world: PayWorld = day.world, seat = li, id = newWithdrawalId()) =>
    withdraw(world, { withdrawalId: id, amount: fen(amount) }, seat);
  const take = (withdrawalId: WithdrawalId, seat = li, world: PayWorld = day.world, device?: DeviceId) =>
    collect(world, { withdrawalId, clientCanConfirm: true, device }, seat);
  const switching = () => ({ ...day.world, noteSwitch });
  const stop = (switchId: string) => freeze(switching(), { switchId: switchId as SwitchId, why }, anna);
  const thaw = (switchId: string) =>
    unfreeze(switching(), { switchId: switchId as SwitchId, why: '好了' }, bo);
  const thawAll = async () => {
    for (const { switchId } of (await frozenNow(day.world)).switches) await thaw(switchId);
  };
  /** Asks for it and has it paid, so that the next may be asked for. */
  const paidOut = async (amount: number, world: PayWorld = day.world, seat = li) => {
    const { withdrawalId } = await wish(amount, world, seat);
    await take(withdrawalId, seat, world);
    day.levers.confirm({ outBillNo: day.billOf(withdrawalId), openid: seat.openid });
    await payout(world, { withdrawalId }, seat);
    return withdrawalId;
  };
  /** Asks for it, collects it and lets it be refused at WeChat, so that the money is back. */
  const cameBack = async (amount: number, world: PayWorld) => {
    const { withdrawalId } = await wish(amount, world);
    await take(withdrawalId, li, world);
    const outBillNo = day.billOf(withdrawalId);
    day.levers.confirm({ outBillNo, openid: li.openid, failReason: 'ACCOUNT_FROZEN' });
    await payout(world, { withdrawalId }, li);
  };
  return { under, wish, take, stop, thaw, thawAll, paidOut, cameBack };
}

/** One payday for a suite; each test has a rep of its own with a hundred yuan, and nothing frozen is left behind. */
export function onAControlledDay(begin: (opened: { day: Payday; li: Seat; on: Controlled }) => void): void {
  let day: Payday;
  let on: Controlled;
  beforeAll(async () => {
    day = await openPayday();
  });
  beforeEach(async () => {
    const li = await repWith(day.world, 10_000);
    on = controlled(day, li);
    begin({ day, li, on });
  });
  afterEach(async () => {
    day.levers.clearFaults({});
    await on.thawAll();
    await expectSoundBooks(day.world);
  });
  afterAll(() => day.close());
}

import { noteSwitch } from '../../../../cloudfunctions/field/freeze-task';
import { freeze, frozenNow, unfreeze } from '../../../../cloudfunctions/money/control/switches';
import type { PayWorld } from '../../../../cloudfunctions/money/money-world';
import { collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdrawal';
import type { Controls } from '../../../../cloudfunctions/money/rules/control';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { SwitchId } from '../../../../contracts/control';
import type { DeviceId, PersonId, WithdrawalId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import { newWithdrawalId, type Payday } from './payday';

export const HOUR = 3_600_000;
export const why = '查一查';

export const operator = (name: string): Seat => ({
  personId: `operator-${name}` as PersonId,
  role: 'operator',
  at: 'brand',
  openid: `o-${name}`,
});
export const [anna, bob] = [operator('anna'), operator('bob')];

export const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error.problem ?? error,
  );

/** What people and the brand do on a payday under controls; `li` is whoever the test is about. */
export function controlled(day: Payday, li: Seat) {
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
    unfreeze(switching(), { switchId: switchId as SwitchId, why: '好了' }, bob);
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

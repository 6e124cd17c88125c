import type { Withdrawal as ShownWithdrawal } from '#contracts/earning';
import type { DeviceId, WithdrawalId } from '#contracts/vocabulary';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { ask, sendFirst } from './ask-wechat';
import { mayCollect } from './may-collect';
import type { PayWorld } from './money-world';
import { askAgainAt } from './rules/payout';
import { asKnown, ownWithdrawal, shownWithdrawal, type Withdrawal, withdrawals } from './withdrawal';

type Collecting = { withdrawalId: WithdrawalId; clientCanConfirm: boolean; device?: DeviceId | undefined };

/** 收款: the bill is made when the person is there to confirm it, so that no money waits for somebody who is not. */
export async function collect(
  world: PayWorld,
  { withdrawalId, clientCanConfirm, device }: Collecting,
  seat: Seat,
) {
  const known = await ownWithdrawal(world, withdrawalId, seat);
  const isNew = known.payout.state === 'asked';
  if (isNew && !clientCanConfirm) refuse('client_too_old', {});
  if (isNew) await mayCollect(world, known, device);
  const withdrawal = await (isNew ? sendFirst(world, known, seat) : ask(world, known));
  return { withdrawal: shownWithdrawal(withdrawal), ...confirmOf(withdrawal) };
}

function confirmOf({ payout: { state, frozen, packageInfo } }: Withdrawal) {
  if (state !== 'waiting' || !frozen || !packageInfo) return {};
  return { confirm: { mchId: frozen.mchid, appId: frozen.appid, package: packageInfo } };
}

/** The truth about one withdrawal, asked for now while it is open. */
export async function payout(
  world: PayWorld,
  { withdrawalId }: { withdrawalId: WithdrawalId },
  seat: Seat,
): Promise<ShownWithdrawal> {
  return shownWithdrawal(await ask(world, await ownWithdrawal(world, withdrawalId, seat)));
}

const MOST_A_TICK = 20;
const TICK_MAY_TAKE_MS = 20_000;
const ALARM_AFTER_CLOSING_MS = 2 * 3_600_000;

/** Under the clock: bills nobody asked about, the longest forgotten first. One that fails does not stop the others. */
export async function askAboutOpenPayouts(world: PayWorld): Promise<number> {
  const startedAt = world.now();
  const open = await world.db.find(withdrawals, {
    where: { 'payout.askAt': { lte: startedAt } },
    orderBy: [['payout.askAt', 'asc']],
    limit: MOST_A_TICK,
  });
  let asked = 0;
  for (const withdrawal of open) {
    if (world.now() - startedAt > TICK_MAY_TAKE_MS) break;
    alarmIfOverdue(world, withdrawal);
    try {
      await ask(world, withdrawal);
      asked += 1;
    } catch (error) {
      world.report({ failed: 'payout', withdrawalId: withdrawal.withdrawalId, error: String(error) });
      await askLater(world, withdrawal);
    }
  }
  return asked;
}

/** What fails again and again must not keep its place before the others for ever. */
async function askLater(world: PayWorld, known: Withdrawal): Promise<void> {
  const askAt = askAgainAt(known.payout, world.now());
  if (askAt === undefined) return;
  const set = { 'payout.askAt': askAt };
  const inc = { 'payout.tries': 1 };
  await world.db.updateIf(withdrawals, known.withdrawalId, asKnown(known), { set, inc });
}

/** WeChat closes a bill some time after its day; much later than that, a person should look. */
function alarmIfOverdue(world: PayWorld, { withdrawalId, payout: { closesAt } }: Withdrawal): void {
  if (closesAt !== undefined && world.now() > closesAt + ALARM_AFTER_CLOSING_MS)
    world.report({ alarm: 'payout_overdue', withdrawalId });
}

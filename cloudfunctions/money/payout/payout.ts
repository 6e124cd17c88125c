import type { Withdrawal as ShownWithdrawal } from '#contracts/earning';
import type { DeviceId, WithdrawalId } from '#contracts/vocabulary';
import type { Where } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import type { PayWorld } from '../money-world';
import { askAgainAt, isSoonOutOfReach } from '../rules/payout';
import { ask } from './ask-wechat';
import { sendFirst } from './first-sending';
import { mayCollect } from './may-collect';
import { shownWithdrawal } from './shown-withdrawal';
import { asKnown, ownWithdrawal, type Withdrawal, withdrawals } from './withdrawal';

type Collecting = { withdrawalId: WithdrawalId; clientCanConfirm: boolean; device?: DeviceId | undefined };

/** 收款: the bill is made when the person is there to confirm it, so that no money waits for somebody who is not. */
export async function collect(
  world: PayWorld,
  { withdrawalId, clientCanConfirm, device }: Collecting,
  seat: Seat,
) {
  const known = await ownWithdrawal(world, withdrawalId, seat);
  const isNew = known.payout.state === 'asked';
  if (isNew) await mayCollect(world, known, device);
  const withdrawal = await (isNew
    ? sendFirst(world, known, { openid: seat.openid, clientCanConfirm })
    : ask(world, known));
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

/**
 * Under the clock: bills nobody asked about, the longest forgotten first. Every merchant number has a lane of its own,
 * so that one WeChat does not answer for keeps no other waiting.
 */
export async function askAboutOpenPayouts(world: PayWorld): Promise<number> {
  const known = world.terms.routes.flatMap(({ merchants }) => merchants.map(({ mchid }) => mchid));
  const lanes = [...new Set(known)].map(async (mchid) =>
    askOneAfterAnother(world, await due(world, { 'payout.frozen.mchid': mchid })),
  );
  const others = due(world, {}).then((all) =>
    askOneAfterAnother(
      world,
      all.filter(({ payout: { frozen } }) => !known.includes(frozen?.mchid ?? '')),
    ),
  );
  // A lane whose list cannot be read must not end the call while another still sends: what is cut off holds its lease.
  const ended = await Promise.allSettled([...lanes, others]);
  const failed = ended.flatMap((lane) => (lane.status === 'rejected' ? [lane.reason] : []));
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} lanes could not be asked about.`);
  return ended.reduce((total, lane) => total + (lane.status === 'fulfilled' ? lane.value : 0), 0);
}

const due = (world: PayWorld, of: Where) =>
  world.db.find(withdrawals, {
    where: { ...of, 'payout.askAt': { lte: world.now() } },
    orderBy: [['payout.askAt', 'asc']],
    limit: MOST_A_TICK,
  });

/** One that fails does not stop the others. */
async function askOneAfterAnother(world: PayWorld, open: readonly Withdrawal[]): Promise<number> {
  const startedAt = world.now();
  let asked = 0;
  for (const withdrawal of open) {
    if (world.now() - startedAt > TICK_MAY_TAKE_MS) break;
    alarmIfLate(world, withdrawal);
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

/** WeChat closes a bill some time after its day; much later than that, or before WeChat forgets it, a person should look. */
function alarmIfLate(world: PayWorld, { withdrawalId, payout }: Withdrawal): void {
  const { closesAt } = payout;
  if (isSoonOutOfReach(payout, world.now()))
    world.report({ alarm: 'payout_soon_out_of_reach', withdrawalId });
  else if (closesAt !== undefined && world.now() > closesAt + ALARM_AFTER_CLOSING_MS)
    world.report({ alarm: 'payout_overdue', withdrawalId });
}

import { noteMove } from '../../../cloudfunctions/field/note-page';
import { earn, earnings } from '../../../cloudfunctions/money/ledger/earning';
import { balanceId, balances } from '../../../cloudfunctions/money/ledger/ledger';
import { withdrawals } from '../../../cloudfunctions/money/payout/withdrawal';
import { isEnd } from '../../../cloudfunctions/money/rules/payout';
import { availableOf } from '../../../cloudfunctions/money/rules/person-account';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import type { Employment } from '../../../contracts/employment';
import type { Day, Fen, PersonId, RepId, SellerId, WithdrawalId } from '../../../contracts/vocabulary';
import { patiently, persistently } from '../phone';
import { all } from './oracle';
import { route } from './terms';
import type { SimulatedWorld } from './world';

/** Somebody with a phone, and the wish the phone shows. */
export type Person = { seat: Seat; wish?: WithdrawalId | undefined };

export function personNamed(name: string): Person {
  return {
    seat: { personId: name as PersonId, role: 'rep', at: `rep-${name}`, openid: `o-${name}` },
  };
}

/** How often somebody taps three times at once. */
const IMPATIENT = 0.4;

/** One thing somebody does with the phone: mostly what makes sense, now and then what does not. */
export async function actOnce(world: SimulatedWorld, person: Person): Promise<void> {
  const { schedule } = world;
  const die = schedule.chance();
  const open = openWishOf(world, person);
  person.wish = open ?? person.wish;
  if (die < 0.15) return work(world, person);
  if (die < 0.25) return look(world, person);
  if (!open || die > 0.95) return withdrawSome(world, person);
  return collect(world, person);
}

/** What the phone shows as under way, whatever became of the answers. */
export const openWishOf = (world: SimulatedWorld, { seat }: Person): WithdrawalId | undefined =>
  all(world, withdrawals).find(({ personId, payout }) => personId === seat.personId && !isEnd(payout.state))
    ?.withdrawalId;

/** A judged task is paid for; whoever judges tries again until it is said to be done. */
async function work(world: SimulatedWorld, { seat }: Person): Promise<void> {
  const { schedule } = world;
  const earningId = `earn:job-${schedule.between(1, 1e9)}:${seat.personId}`;
  const amount = schedule.between(100, 30_000) as Fen;
  const cause = { kind: 'display', taskName: '端架', storeName: '老王便利店', policyVersion: 1 } as const;
  const done = { repId: seat.at as RepId, employerId: employment.employerId, on: '2026-11-23' as Day };
  await persistently(schedule, `${seat.personId} earns`, () =>
    world.inCloud('rep', `${seat.personId} earns ${amount}`, (cloud) =>
      cloud.db.transaction(async (tx) => {
        if (await tx.get(earnings, earningId)) return;
        const { personId } = seat;
        await earn(
          tx,
          { earningId, personId, amount, at: cloud.now(), cause, work: done },
          { from: 'brand:incentive:tea-front', records: [earningId], nature: '劳务报酬', employment },
        );
        await noteMove(tx, { personId, available: amount, held: 0 });
      }),
    ),
  );
}

const employment: Employment = {
  employerId: 'seller' as SellerId,
  employerName: '鑫源商贸',
  consents: [{ from: '2026-01-01' as Day }],
};

async function withdrawSome(world: SimulatedWorld, person: Person): Promise<void> {
  const { schedule, parts, inCloud } = world;
  const { personId } = person.seat;
  const available = (await world.calm.db.get(balances, balanceId(availableOf(personId), 'CNY')))?.amount ?? 0;
  if (available < route.least) return work(world, person);
  const most = Math.min(available, route.mostAWithdrawal);
  const amount = (schedule.chance() < 0.4 ? most : schedule.between(route.least, most)) as Fen;
  const id = `wish${schedule.between(1, 1e12)}`.padEnd(20, '0') as WithdrawalId;
  await persistently(schedule, `${personId} withdraws`, () =>
    inCloud('rep', `${personId} withdraws ${amount}`, (cloud) =>
      parts.withdraw(cloud, { withdrawalId: id, amount }, person.seat),
    ),
  );
}

/** 收款: whatever page opens, a person may confirm, be refused by WeChat, close it, or put the phone away. */
export async function collect(world: SimulatedWorld, person: Person, willing = 0.75): Promise<void> {
  const { schedule, parts, inCloud, wechat } = world;
  const { seat, wish } = person;
  if (!wish) return;
  const tap = () =>
    inCloud('pay', `${seat.personId} collects`, (cloud) =>
      parts.collect(cloud, { withdrawalId: wish, clientCanConfirm: true }, seat),
    );
  const collected = await persistently(schedule, `${seat.personId} collects`, () =>
    schedule.chance() < IMPATIENT ? Promise.race([tap(), tap(), tap()]) : tap(),
  );
  const page = collected && 'confirm' in collected ? collected.confirm : undefined;
  if (!page || schedule.chance() > willing) return;
  await schedule.sleep(schedule.between(500, 30_000));
  const failReason = schedule.chance() < 0.1 ? 'PAYEE_ACCOUNT_ABNORMAL' : undefined;
  const { errMsg } = wechat.levers.confirm({
    ...page,
    openid: seat.openid,
    ...(failReason && { failReason }),
  });
  schedule.note(`${seat.personId} confirms: ${errMsg}`);
  if (!errMsg.endsWith(':ok')) return;
  await inCloud('pay', `${seat.personId} confirmed`, (cloud) => parts.afterConfirm(cloud, wish));
  await look(world, person);
}

async function look(world: SimulatedWorld, { seat, wish }: Person): Promise<void> {
  if (!wish) return;
  await patiently(
    world.schedule,
    world.inCloud('pay', `${seat.personId} looks`, (cloud) =>
      world.parts.payout(cloud, { withdrawalId: wish }, seat),
    ),
  );
}

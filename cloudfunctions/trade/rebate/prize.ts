import type { ParsedInput } from '#contracts/call';
import type { News } from '#contracts/message';
import type { Prize, storePrizeCalls } from '#contracts/prize';
import type { Day, Instant } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import { mustNotChangeHands } from '../../goods/note-transfer';
import { stores } from '../../people/store';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { headOf } from '../../time/page';
import { addDays, dayOf } from '../../time/rules/day';
import { type Rebate, rebateIdOf, rebates } from './rebate';

/** A till or a fridge is ordered first and then brought. */
const BROUGHT_WITHIN_DAYS = 14;

type Won = { name: string; at: Instant; sellerId?: string | undefined; sellerName?: string | undefined };

/** What is written when a thing is won: until when it should be there, and who may bring it. */
export async function promisedPrize(tx: Transaction, rebate: Kept<Rebate>, won: Won) {
  const { name, at, sellerId, sellerName } = won;
  const dueOn = addDays(dayOf(at), BROUGHT_WITHIN_DAYS);
  const repId = (await tx.get(stores, rebate.storeId))?.repId;
  await tell(tx, rebate, 'promised', { kind: 'prize_promised', name, dueOn }, at);
  const prize = { name, state: 'promised' as const, at, dueOn, ...(sellerId && { sellerId, sellerName }) };
  const bringers = [sellerId && `seller:${sellerId}`, repId && `rep:${repId}`].filter(Boolean) as string[];
  return { prize, prizeDueOn: dueOn, prizeBringers: bringers };
}

const tell = (tx: Transaction, { _id, storeId }: Kept<Rebate>, what: string, news: News, at: Instant) =>
  tx.add(facts, `prize:${_id}:${what}`, {
    kind: 'prize',
    at,
    about: { storeId, news },
    pending: ['tellStore'],
    failures: 0,
  });

type Asked = ParsedInput<typeof storePrizeCalls.confirmPrize>;

/** The owner's yes; a second one changes nothing. */
export const confirmPrize = (world: World, asked: Asked, seat: Seat): Promise<Prize> =>
  move(world, asked, {
    to: 'handed_over',
    isMine: ({ storeId }) => storeId === seat.at,
    from: ['promised', 'brought'],
  });

/** Whoever brought it says so; the owner has the last word. */
export const bringPrize = (world: World, asked: Asked, seat: Seat): Promise<Prize> =>
  move(world, asked, {
    to: 'brought',
    isMine: ({ prizeBringers = [] }) => prizeBringers.includes(bringerOf(seat)),
    from: ['promised'],
  });

type Move = { to: Prize['state']; from: readonly string[]; isMine: (rebate: Rebate) => boolean };

function move(world: World, { storeId, month, policyId }: Asked, { to, from, isMine }: Move): Promise<Prize> {
  const id = rebateIdOf(storeId, month, policyId);
  return world.db.transaction(async (tx) => {
    const rebate = await tx.get(rebates, id);
    if (!rebate?.prize?.dueOn || !isMine(rebate)) return refuse('not_yours', {});
    const today = dayOf(world.now());
    if (rebate.prize.state === to) return shown(rebate, today);
    if (to === 'handed_over') await mustNotChangeHands(tx, storeId);
    if (!from.includes(rebate.prize.state)) return refuse('prize_moved_on', { state: rebate.prize.state });
    const set = {
      'prize.state': to,
      [`prize.${to === 'brought' ? 'broughtAt' : 'handedOverAt'}`]: world.now(),
    };
    await tx.update(rebates, id, { set, ...(to === 'handed_over' && { unset: ['prizeDueOn'] }) });
    return shown({ ...rebate, prize: { ...rebate.prize, state: to } }, today);
  });
}

const SHOWN = 100;

/** What this seller, its driver or this rep may bring, the most urgent first. */
export const prizesToBring = (world: World, _input: unknown, seat: Seat) =>
  prizesWhere(world, { prizeBringers: bringerOf(seat), prizeDueOn: { gt: '' } });

/** A driver brings what the seller has to; a driver's seat is `<sellerId>.<driverId>`. */
const bringerOf = ({ role, at }: Seat) =>
  role === 'driver' ? `seller:${at.split('.')[0]}` : `${role}:${at}`;

export const openPrizes = (world: World) => prizesWhere(world, { prizeDueOn: { gt: '' } });

async function prizesWhere(world: World, where: Parameters<World['db']['find']>[1]['where']) {
  const { rows, more } = await headOf(world, rebates, {
    where,
    orderBy: [['prizeDueOn', 'asc']],
    limit: SHOWN,
  });
  const today = dayOf(world.now());
  return { prizes: rows.map((rebate) => shown(rebate, today)), more };
}

const AT_ONCE = 500;

/** Nightly: a store hears once that its prize is late; the brand sees it at the head of its list until the owner's yes. */
export async function tellLatePrizes(world: World): Promise<number> {
  const today = dayOf(world.now());
  const late = await world.db.find(rebates, {
    where: { prizeDueOn: { lt: today } },
    orderBy: [['prizeDueOn', 'asc']],
    limit: AT_ONCE,
  });
  for (const { _id } of late) {
    await world.db.transaction(async (tx) => {
      const rebate = await tx.get(rebates, _id);
      const { name, dueOn } = rebate?.prize ?? {};
      if (!rebate?.prizeDueOn || !name || !dueOn || rebate.prize?.toldLate) return;
      await tell(tx, rebate, 'late', { kind: 'prize_late', name, dueOn }, world.now());
      await tx.update(rebates, _id, { set: { 'prize.toldLate': true } });
    });
  }
  return late.length;
}

function shown({ storeId, storeName = '', statement, prize }: Kept<Rebate>, today: Day): Prize {
  if (!statement || !prize?.dueOn || prize.state === 'credited')
    throw new Error(`${storeId} has won no thing.`);
  const { name, state, dueOn, sellerId, sellerName } = prize;
  const { month, policyId, policyName } = statement;
  return {
    ...{ storeId, storeName, month, policyId, policyName, name, state, dueOn },
    isLate: state !== 'handed_over' && dueOn < today,
    ...(sellerId && { sellerId }),
    ...(sellerName && { sellerName }),
  };
}

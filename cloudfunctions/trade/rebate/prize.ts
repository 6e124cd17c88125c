import type { Output, ParsedInput } from '#contracts/call';
import type { News } from '#contracts/message';
import type { brandPrizeCalls, Prize, storePrizeCalls } from '#contracts/prize';
import type { Day, Instant } from '#contracts/vocabulary';
import { facts } from '../../facts/fact';
import { mustNotChangeHands } from '../../goods/note-transfer';
import { stores } from '../../people/store';
import type { Change, Kept, Transaction, World } from '../../platform/ports';
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

/**
 * A prize stands and falls with its target until it is brought; what a store has in its hands is never fetched back,
 * and the brand reads by how much its target was missed. The store hears either.
 */
export async function followTarget(tx: Transaction, rebate: Kept<Rebate>, at: Instant): Promise<Change> {
  const { statement, prize, prizeMissedBy = 0 } = rebate;
  const { rule, cases = 0 } = statement ?? {};
  if (!prize || rule?.kind !== 'prize') return {};
  const missedBy = Math.max(0, rule.targetCases - cases);
  if (missedBy === prizeMissedBy) return {};
  const isKept = prize.state !== 'promised';
  const { name } = prize;
  if (missedBy > 0) {
    await tell(tx, rebate, `missed:${at}`, { kind: 'prize_missed', name, missedBy, isKept }, at);
    return { set: { prizeMissedBy: missedBy }, unset: isKept ? [] : ['prizeDueOn'] };
  }
  if (isKept) return { unset: ['prizeMissedBy'] };
  const dueOn = addDays(dayOf(at), BROUGHT_WITHIN_DAYS);
  await tell(tx, rebate, `promised:${at}`, { kind: 'prize_promised', name, dueOn }, at);
  return { set: { prizeDueOn: dueOn, 'prize.dueOn': dueOn }, unset: ['prizeMissedBy'] };
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
    if (!from.includes(rebate.prize.state) || isWithdrawn(rebate))
      return refuse('prize_moved_on', { state: rebate.prize.state });
    const set = {
      'prize.state': to,
      [`prize.${to === 'brought' ? 'broughtAt' : 'handedOverAt'}`]: world.now(),
    };
    await tx.update(rebates, id, { set, ...(to === 'handed_over' && { unset: ['prizeDueOn'] }) });
    return shown({ ...rebate, prize: { ...rebate.prize, state: to } }, today);
  });
}

/** Promised, and the target was missed after all. */
const isWithdrawn = ({ prize, prizeMissedBy }: Rebate) =>
  prize?.state === 'promised' && prizeMissedBy !== undefined;

const SHOWN = 100;

/** What this seller, its driver or this rep may bring, the most urgent first. */
export const prizesToBring = (world: World, _input: unknown, seat: Seat) =>
  prizesWhere(world, { prizeBringers: bringerOf(seat), prizeDueOn: { gt: '' } });

/** A driver brings what the seller has to; a driver's seat is `<sellerId>.<driverId>`. */
const bringerOf = ({ role, at }: Seat) =>
  role === 'driver' ? `seller:${at.split('.')[0]}` : `${role}:${at}`;

/** All that stores have not said yes to; and those whose target was missed after all, given or withdrawn. */
export async function openPrizes(world: World): Promise<Output<typeof brandPrizeCalls.prizes>> {
  const open = await prizesWhere(world, { prizeDueOn: { gt: '' } });
  const missed = await headOf(world, rebates, { where: { prizeMissedBy: { gt: 0 } }, limit: SHOWN });
  return { ...open, missed: missed.rows.flatMap(missedPrize), moreMissed: missed.more };
}

function missedPrize(rebate: Kept<Rebate>) {
  const { storeId, storeName = '', statement, prize, prizeMissedBy } = rebate;
  if (!statement || !prize || !prizeMissedBy) return [];
  const { month, policyId, policyName } = statement;
  const { name } = prize;
  const isKept = !isWithdrawn(rebate);
  return [{ storeId, storeName, month, policyId, policyName, name, missedBy: prizeMissedBy, isKept }];
}

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

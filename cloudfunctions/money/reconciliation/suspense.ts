import type { BrandApi } from '#contracts/brand';
import type { ParsedInput } from '#contracts/call';
import type { Break as ShownBreak, SuspenseStep } from '#contracts/reconciliation';
import type { Instant } from '#contracts/vocabulary';
import type { Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { confirm, type Matter, propose, takeBack } from '../control/proposal';
import { record } from '../ledger/ledger';
import { reverse } from '../ledger/reversal';
import type { Posting } from '../rules/posting';
import { ledgerAccountOf } from './bookings';
import { type Break, breaks } from './break';

/** Where a break must stand for each step, and where it stands afterwards. */
const steps: Record<SuspenseStep, { from: ShownBreak['state']; to: ShownBreak['state'] }> = {
  park: { from: 'open', to: 'parked' },
  reverse: { from: 'parked', to: 'closed' },
  bear: { from: 'parked', to: 'closed' },
};

/** What should become of a difference. */
export const suspense: Matter<{ step: SuspenseStep }, Break> = {
  records: breaks,
  of: 'break',
  mustStand: ({ state }, { step }) => {
    if (state !== steps[step].from) refuse('break_moved_on', { state });
  },
};

export const proposeSuspense = (
  world: World,
  { breakId, why, step }: ParsedInput<BrandApi['proposeSuspense']>,
  seat: Seat,
) => propose(world, suspense, { id: breakId, why, said: { step } }, seat);

export const takeBackSuspense = (
  world: World,
  { breakId, ...asked }: ParsedInput<BrandApi['takeBackSuspense']>,
  seat: Seat,
) => takeBack(world, suspense, { id: breakId, ...asked }, seat);

export const confirmSuspense = (
  world: World,
  { breakId, proposalId }: ParsedInput<BrandApi['confirmSuspense']>,
  seat: Seat,
) =>
  confirm(world, suspense, { id: breakId, proposalId }, seat, async (tx, found, decided) => {
    await take(tx, found, decided.step, decided.confirmedAt);
    const { to } = steps[decided.step];
    const change = { set: { state: to }, push: { decided: [decided] } };
    return to === 'closed' ? { ...change, unset: ['isCarried'] } : change;
  });

const parkingOf = (breakId: string) => `suspense:${breakId}`;

/** Parking says in the books what WeChat did, against suspense; the two ways out take the same amount out of it again. */
async function take(tx: Transaction, found: Break, step: SuspenseStep, at: Instant): Promise<void> {
  const { breakId, mchid, beyond } = found;
  const records = [breakId];
  if (step === 'reverse') {
    await reverse(tx, parkingOf(breakId), { at, records });
    return;
  }
  const inSuspense = `suspense:${mchid}`;
  const [account, against, entryId] =
    step === 'park'
      ? [ledgerAccountOf(found), inSuspense, parkingOf(breakId)]
      : [inSuspense, 'brand:differences', `suspense-borne:${breakId}`];
  const posting: Posting = { from: against, to: account, amount: beyond.amount, asset: 'CNY' };
  await record(tx, entryId, {
    at,
    cause: { kind: 'suspense', nature: '待查', funder: 'brand', payer: 'brand', payee: inSuspense, records },
    postings: [beyond.way === 'out' ? posting : { ...posting, from: account, to: against }],
  });
}

import { brokenBooks } from '../../cloudfunctions/money/invariants/invariants';
import { withdrawals } from '../../cloudfunctions/money/payout/withdrawal';
import type { Seat } from '../../cloudfunctions/platform/serve';
import type { Fen, WithdrawalId } from '../../contracts/vocabulary';
import { repWith } from '../cloudfunctions/money/payout/payday';
import { fen } from '../test-cloud';
import type { Asked } from './payer';
import { type Kill, openPayoutPlace, type PayoutPlace } from './payout-place';

/** A wish of two bills, the first settled because its person looks, the second because the clock does. */
const journey = ['withdraw', 'collect', 'look', 'collect', 'tick'] as const;
const WISH = fen(20_000);
/** Long enough that no lease holds and the clock has every reason to ask. */
const LATER_MS = 61 * 60_000;
const MOST_TRIES = 8;

type Point = { call: number; kill: Kill };
type Wish = { withdrawalId: WithdrawalId; amount: Fen; seat: Seat };

/** Kills the paying process at so many of its steps, spread over the whole journey, and says what was wrong afterwards. */
export async function killPayouts(
  kills: number,
): Promise<{ steps: number; killed: number; wrong: string[] }> {
  const place = await openPayoutPlace();
  try {
    const steps = await walk(place, await newWish(place));
    const points = everyPoint(steps);
    let killed = 0;
    const wrong: string[] = [];
    for (let n = 0; n < kills; n += 1) {
      const point = points[Math.floor((n * points.length) / Math.min(kills, points.length)) % points.length];
      const wish = await newWish(place);
      const walked = await walk(place, wish, point);
      killed += walked.killed;
      wrong.push(...(await wrongAbout(place, wish, point)));
    }
    wrong.push(...(await brokenBooks(place.world)));
    return { steps: points.length / 2, killed, wrong };
  } finally {
    await place.close();
  }
}

function everyPoint({ taken }: { taken: readonly number[] }): Point[] {
  return taken.flatMap((steps, call) =>
    Array.from({ length: steps }, (_, index) => index + 1).flatMap((at) => [
      { call, kill: { at, when: 'before' as const } },
      { call, kill: { at, when: 'after' as const } },
    ]),
  );
}

/** Every call is made until it is answered: by the same process, or by the one that comes after the kill. */
async function walk(
  place: PayoutPlace,
  wish: Wish,
  point?: Point,
): Promise<{ taken: number[]; killed: number }> {
  const taken: number[] = [];
  let killed = 0;
  for (const [index, call] of journey.entries()) {
    const first = await place.ask({ ...wish, call }, point?.call === index ? point.kill : undefined);
    if (first.died) killed += 1;
    taken.push(first.steps);
    await insist(place, wish, call, first);
    place.pass(LATER_MS);
  }
  return { taken, killed };
}

async function insist(
  place: PayoutPlace,
  wish: Wish,
  call: Asked['call'],
  first: Awaited<ReturnType<PayoutPlace['ask']>>,
): Promise<void> {
  let told = first;
  for (let tries = 0; !(await isDone(place, wish, call, told)); tries += 1) {
    if (tries === MOST_TRIES) throw new Error(`${call} was never answered: ${JSON.stringify(told)}`);
    place.pass(LATER_MS);
    told = await place.ask({ ...wish, call });
  }
}

/** A page was opened and confirmed, a bill came to its end, or there was nothing more to do. */
async function isDone(
  { world, wechat }: PayoutPlace,
  { withdrawalId, seat }: Wish,
  call: Asked['call'],
  { value, died, error }: Awaited<ReturnType<PayoutPlace['ask']>>,
): Promise<boolean> {
  if (died || error) return false;
  if (call === 'withdraw') return true;
  const known = await world.db.get(withdrawals, withdrawalId);
  if (call !== 'collect') return known?.payout.state === 'paid' || known?.payout.state === 'asked';
  const { confirm } = value as { confirm?: { package: string } };
  if (!confirm) return false;
  return wechat.levers.confirm({ package: confirm.package, openid: seat.openid }).errMsg.endsWith(':ok');
}

async function wrongAbout(
  { world, wechat }: PayoutPlace,
  { withdrawalId, seat }: Wish,
  point?: Point,
): Promise<string[]> {
  const known = await world.db.get(withdrawals, withdrawalId);
  const bills = wechat.levers.bills({}).filter(({ openid }) => openid === seat.openid);
  const paid = bills
    .filter(({ state }) => state === 'SUCCESS')
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  const meant = known ? [...known.ended, known.payout].reduce((sum, { amount }) => sum + amount, 0) : 0;
  const isRight =
    known?.payout.state === 'paid' && known.rest.length === 0 && bills.length === 2 && paid === meant;
  return isRight
    ? []
    : [
        `${withdrawalId} killed at ${JSON.stringify(point)}: ${known?.payout.state}, WeChat paid ${paid} of ${meant} by ${bills.length} bills`,
      ];
}

let wishes = 0;

async function newWish({ world }: PayoutPlace): Promise<Wish> {
  wishes += 1;
  const seat = await repWith(world, WISH);
  return { seat, amount: WISH, withdrawalId: `killed${String(wishes).padStart(14, '0')}` as WithdrawalId };
}

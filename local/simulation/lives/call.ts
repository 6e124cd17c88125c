import type { PayWorld } from '../../../cloudfunctions/money/money-world';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import type { InCloud } from '../functions';
import { persistently } from '../phone';
import type { Schedule } from '../schedule';
import type { Acts, Parts } from './parts';

export type Doors = 'phone' | 'pay' | 'clock' | 'night';
/** What needs the payment keys. */
const atPayDoor: ReadonlySet<keyof Acts> = new Set(['payOrder', 'payment', 'payDebt', 'debtPayment']);
/** How often somebody taps twice at once. */
const IMPATIENT = 0.15;

type Place = { schedule: Schedule; parts: Parts; inCloud: InCloud<Doors, PayWorld> };
type Done<Name extends keyof Acts> = Awaited<ReturnType<Acts[Name]>>;
type Act<Name extends keyof Acts> = (world: PayWorld, input: unknown, seat: Seat) => Promise<Done<Name>>;

/** What people ask by their phones, and the mistakes of ours that it brought to light. */
export function callsOf({ schedule, parts, inCloud }: Place) {
  const bugs: string[] = [];
  let asked = 0;

  /** One thing somebody does: asked again with the same id until it is answered; now and then tapped twice. */
  async function call<Name extends keyof Acts>(
    name: Name,
    input: Parameters<Acts[Name]>[1],
    seat: Seat,
  ): Promise<Done<Name> | undefined> {
    const act = parts.acts[name] as unknown as Act<Name>;
    asked += 1;
    const what = `${asked} ${seat.at} ${name}`;
    const tap = async () => {
      const ending = await inCloud(atPayDoor.has(name) ? 'pay' : 'phone', what, (world) =>
        act(world, input, seat),
      );
      if (ending.kind === 'failed' && isBug(ending.error)) bugs.push(`${name}: ${String(ending.error)}`);
      return ending;
    };
    return persistently(schedule, what, () =>
      schedule.chance() < IMPATIENT ? Promise.race([tap(), tap()]) : tap(),
    );
  }

  return { call, bugs };
}

/** A no has its problem, and an answer that never came the SDK's code; anything else nobody meant to happen. */
export function isBug(error: unknown): boolean {
  if (error instanceof AggregateError)
    return error.errors.some((each: unknown) => isBug((each as Error).cause ?? each));
  if (!(error instanceof Error)) return true;
  const isForeseen = 'problem' in error || 'code' in error || /is not counted yet/.test(error.message);
  return !isForeseen;
}

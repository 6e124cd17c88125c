import type { PayWorld } from '../../../cloudfunctions/money/money-world';
import { isBug } from './call';
import type { LivesWorld } from './world';

type Job = (world: PayWorld) => Promise<number>;

/** Our clock's minutes and WeChat's own work; the nights are called one by one. */
export function wind(world: LivesWorld) {
  const { schedule, inCloud, parts, wechat, bugs } = world;
  let turns = 0;
  let isGoing = true;
  /** One that fails holds up no other; what the world did to it is not its fault. */
  const turn = (door: 'clock' | 'night', jobs: Readonly<Record<string, Job>>) => {
    turns += 1;
    return inCloud(door, `${door} ${turns}`, (cloud) =>
      Promise.all(
        Object.entries(jobs).map(async ([name, job]) => {
          try {
            await job(cloud);
          } catch (error) {
            schedule.note(`${name} failed: ${String(error).slice(0, 200)}`);
            if (isBug(error)) bugs.push(`${door} ${name}: ${whole(error)}`);
          }
        }),
      ),
    );
  };
  const minute = async () => {
    void wechat.tick();
    await turn('clock', parts.clock);
  };
  const goOn = async (everyMs: number) => {
    while (isGoing) {
      await schedule.sleep(everyMs);
      void minute();
    }
  };
  return {
    minute,
    night: () => turn('night', parts.night),
    goOn: (everyMs: number) => {
      isGoing = true;
      void goOn(everyMs);
    },
    stop: () => {
      isGoing = false;
    },
  };
}

const whole = (error: unknown): string =>
  error instanceof AggregateError
    ? error.errors.map((each: Error) => String(each.cause ?? each)).join('; ')
    : String(error);

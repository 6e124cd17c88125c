import { merchantOf } from '../../wechatpay/merchant';
import { brew, heal as calm } from '../weather';
import { mchid } from './terms';
import type { SimulatedWorld } from './world';

const lies = ['stranger', 'unsigned', 'changed', 'broken_seal', 'stale', 'signtest'] as const;
const FULL = 10_000_000;
const MOST_KEYS = 6;

/** Everything that goes wrong by itself, as often as this seed has it: on the lines, at WeChat Pay, and by strangers. */
export function trouble(world: SimulatedWorld) {
  const { schedule, wechat } = world;
  brew(world);
  setPace(world);
  const happen = happenings(world);
  return {
    async for(ms: number): Promise<void> {
      const until = schedule.now() + ms;
      while (schedule.now() < until) {
        await schedule.sleep(schedule.between(5_000, 180_000));
        void happen[schedule.between(0, happen.length - 1)]?.();
      }
    },
    heal(): void {
      calm(world);
      wechat.levers.clearFaults({});
      wechat.levers.setBalance({ mchid, balanceFen: FULL });
      wechat.levers.refuseAddress({ mchid, isRefused: false });
    },
  };
}

/** How quick WeChat is, and how often it probes. */
function setPace({ schedule, wechat }: SimulatedWorld): void {
  wechat.levers.setProbing({ perMille: 100 });
  wechat.levers.setPace({
    acceptedMs: schedule.between(0, 3_000),
    processingMs: schedule.between(0, 20_000),
    transferringMs: schedule.between(0, 90_000),
    // Closing usually takes minutes; a whole day more was seen.
    closingLagMs: schedule.between(0, schedule.chance() < 0.1 ? 24 * 60 : 60) * 60_000,
  });
}

/** What happens at some moment and may go on for a while. */
function happenings(world: SimulatedWorld): readonly (() => unknown)[] {
  const { schedule, wechat, struck } = world;
  const oneOf = <Thing>(things: readonly Thing[]) => things[schedule.between(0, things.length - 1)]!;
  return [
    () => {
      const kind = oneOf(['never', 'twice'] as const);
      struck(`notice ${kind}`);
      wechat.levers.fault({ on: 'notify', kind });
    },
    () => {
      struck('notice late');
      wechat.levers.fault({ on: 'notify', kind: 'late', ms: schedule.between(10_000, 7_200_000) });
    },
    () => {
      const bills = wechat.levers.bills({});
      if (bills.length === 0) return;
      const how = oneOf(lies);
      struck(`notice ${how}`);
      const state = oneOf(['SUCCESS', 'FAIL', 'CANCELLED'] as const);
      return wechat.levers.forgeNotify({ outBillNo: oneOf(bills).outBillNo, state, how });
    },
    () => {
      const { platformKeys } = merchantOf(wechat.store, mchid);
      if (platformKeys.every(({ kind }) => kind === 'public_key') || platformKeys.length > MOST_KEYS) return;
      struck('key rotation');
      return wechat.levers.rotateKey({ mchid, kind: 'certificate' });
    },
    async () => {
      struck('strange address');
      wechat.levers.refuseAddress({ mchid, isRefused: true });
      await schedule.sleep(schedule.between(10_000, 300_000));
      wechat.levers.refuseAddress({ mchid, isRefused: false });
    },
    async () => {
      struck('dry account');
      wechat.levers.setBalance({ mchid, balanceFen: schedule.between(0, 3_000) });
      await schedule.sleep(schedule.between(60_000, 1_200_000));
      wechat.levers.setBalance({ mchid, balanceFen: FULL });
    },
  ];
}

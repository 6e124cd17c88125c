import * as z from 'zod';
import { Instant } from '#contracts/vocabulary';
import type { Collection } from '../../platform/ports';
import type { MoneyWorld } from '../money-world';
import { probeAfterMs } from '../rules/route';

const MerchantPause = z.object({
  isPaused: z.boolean(),
  /** From then on one bill may try whether there is money again. */
  probeAt: Instant,
  tries: z.number().int(),
});
type MerchantPause = z.infer<typeof MerchantPause>;

/** `_id` is the merchant number. While it is paused for want of money no new bill goes there. */
export const merchantPauses: Collection<MerchantPause> = {
  name: 'merchant_pauses',
  version: 1,
  schema: MerchantPause,
  indexes: [],
};

type Pauses = ReadonlyMap<string, MerchantPause>;

export async function pausesAmong(world: Pick<MoneyWorld, 'db'>, mchids: readonly string[]): Promise<Pauses> {
  const found = await world.db.find(merchantPauses, { where: { _id: { in: mchids } }, limit: 100 });
  return new Map(found.filter(({ isPaused }) => isPaused).map((pause) => [pause._id, pause]));
}

/** WeChat said that the account is empty. Whoever watches over the money is told once, not once a bill. */
export async function pause(world: MoneyWorld, mchid: string): Promise<void> {
  const paused = { isPaused: true, tries: 0, probeAt: (world.now() + probeAfterMs(0)) as Instant };
  const isNew =
    (await world.db.add(merchantPauses, mchid, paused)) === 'added' ||
    (await world.db.updateIf(merchantPauses, mchid, { isPaused: false }, { set: paused }));
  if (isNew) world.report({ alarm: 'merchant_needs_funds', mchid });
}

/** Of all who wait for money at this merchant number, one bill at a time may find out. */
export async function mayProbe(world: MoneyWorld, mchid: string, known: MerchantPause): Promise<boolean> {
  const { probeAt, tries } = known;
  if (world.now() < probeAt) return false;
  const set = { tries: tries + 1, probeAt: world.now() + probeAfterMs(tries + 1) };
  return world.db.updateIf(merchantPauses, mchid, { isPaused: true, probeAt }, { set });
}

export async function resume(world: MoneyWorld, mchid: string): Promise<void> {
  const isResumed = await world.db.updateIf(
    merchantPauses,
    mchid,
    { isPaused: true },
    { set: { isPaused: false } },
  );
  if (isResumed) world.report({ merchant_funded: mchid });
}

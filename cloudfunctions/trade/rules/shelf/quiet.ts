import type { QuietStep } from '#contracts/restock';
import type { Instant } from '#contracts/vocabulary';
import { dayOf, daysBetween } from '../../../time/rules/day';

/**
 * Small stores are not visited often, so nobody notices when one stops. After four weeks without goods somebody should
 * call; after twelve the brand should decide whether it stays. Marked only: no store loses anything by a rule.
 */
const QUIET_TIERS: readonly string[] = ['C'];
const ACTIVATE_AFTER_DAYS = 28;
const REMOVE_AFTER_DAYS = 84;

export type Quiet = { sinceDays: number; step: QuietStep };

export function quietOf(
  { tier, orders, lastReceivedAt }: { tier: string; orders: number; lastReceivedAt: Instant | undefined },
  now: Instant,
): Quiet | undefined {
  if (!QUIET_TIERS.includes(tier) || orders > 0 || lastReceivedAt === undefined) return undefined;
  const sinceDays = daysBetween(dayOf(lastReceivedAt), dayOf(now));
  if (sinceDays < ACTIVATE_AFTER_DAYS) return undefined;
  return { sinceDays, step: sinceDays < REMOVE_AFTER_DAYS ? 'activate' : 'remove' };
}

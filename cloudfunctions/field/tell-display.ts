import type { Instant } from '#contracts/vocabulary';
import { react } from '../facts/fact';
import type { Transaction, World } from '../platform/ports';
import { dayOf } from '../time/rules/day';
import { displayReactions } from '../trade/reactions';
import { displayFactId, provenDisplayDay } from '../trade/rebate/proven-display-day';
import type { Claim } from './claim';

/** Only what is seen on the picture says that nothing was displayed; a picture used before says nothing of the shelf. */
const seenMissing: readonly string[] = ['too_few_facings', 'no_price_tag', 'brand_said_no'];

const saysOfDisplay = ({ provesDisplay, state, reasons, shown }: Claim) =>
  provesDisplay === true &&
  shown !== undefined &&
  (state === 'passed' || (state === 'failed' && reasons.some((reason) => seenMissing.includes(reason))));

/** News for the rebates below, in the transaction that decided; once for each claim and visit. */
export async function tellDisplay(
  tx: Transaction,
  claims: readonly Claim[],
  now: Instant,
): Promise<string[]> {
  const told: string[] = [];
  for (const claim of claims.filter(saysOfDisplay)) {
    const { storeId, taskId, claimId, state, shown } = claim;
    if (!shown) continue;
    const { visitId, evidence } = shown;
    const day = dayOf(evidence.takenAt);
    const passed = state === 'passed';
    await provenDisplayDay(tx, { storeId, taskId, claimId, visitId, day, passed, at: now });
    told.push(displayFactId({ claimId, visitId }));
  }
  return told;
}

/** Before the answer, so that a fee is there at once; what is interrupted the clock goes on with. */
export async function countTold(world: World, factIds: readonly string[]): Promise<void> {
  for (const id of factIds) await react(world, id, displayReactions).catch(() => undefined);
}

import type { Instant } from '#contracts/vocabulary';
import type { World } from '../platform/ports';
import { addDays, dayOf } from '../time/rules/day';
import { credits } from '../trade/account/credit';
import { openingEntryId, postOpening } from '../trade/account/opening';
import { openRebate } from '../trade/account/opening-rebate';
import { DAYS_TO_DISPUTE_OPENING, disputableFor } from '../trade/rules/dispute';
import type { OpenCredit } from './trade-documents';

/** The limit may change with every import; what was owed at the beginning counts once, when the account is opened. */
export async function openCredit(world: World, id: string, credit: OpenCredit, at: Instant): Promise<void> {
  const { opening, deposit, rebate, termDays: _, ...known } = credit;
  const { limit, storeName, sellerName, takesWechat = false } = known;
  const isOpened =
    opening + deposit + rebate === 0
      ? (await world.db.add(credits, id, { ...known, owed: opening, reserved: {}, dues: {} })) === 'added'
      : await openWithBalance(world, id, credit, at);
  if (!isOpened)
    await world.db.updateIf(credits, id, {}, { set: { limit, storeName, sellerName, takesWechat } });
}

/** The account and the entry that explains its balance, or neither. */
function openWithBalance(world: World, id: string, credit: OpenCredit, at: Instant): Promise<boolean> {
  const { opening, deposit, rebate, termDays, ...known } = credit;
  const { storeId, sellerId } = known;
  return world.db.transaction(async (tx) => {
    if (await tx.get(credits, id)) return false;
    const due = { amount: opening, dueDay: addDays(dayOf(at), termDays) };
    const balances = { owed: opening, deposit };
    const disputableUntil = disputableFor(at, DAYS_TO_DISPUTE_OPENING);
    await tx.add(credits, id, {
      ...known,
      ...balances,
      reserved: {},
      dues: opening > 0 ? { opening: due } : {},
      opening: { at, disputableUntil, ...balances, ...(rebate > 0 && { rebate }) },
    });
    await postOpening(tx, openingEntryId(known), { storeId, sellerId, ...balances }, at);
    await openRebate(tx, known, rebate, at);
    return true;
  });
}

import type { Instant } from '#contracts/vocabulary';
import { record } from '../money/ledger/ledger';
import type { World } from '../platform/ports';
import { addDays, dayOf } from '../time/rules/day';
import { credits } from '../trade/account/credit';
import type { Documents } from './documents';

type Opened = Documents['credits'] extends Map<string, infer Fields> ? Fields : never;

/** The limit may change with every import; what was owed at the beginning counts once, when the account is opened. */
export async function openCredit(world: World, id: string, credit: Opened, at: Instant): Promise<void> {
  const { opening, termDays: _, ...known } = credit;
  const { limit, storeName, sellerName } = known;
  const isOpened =
    opening === 0
      ? (await world.db.add(credits, id, { ...known, owed: opening, reserved: {}, dues: {} })) === 'added'
      : await openWithBalance(world, id, credit, at);
  if (!isOpened) await world.db.updateIf(credits, id, {}, { set: { limit, storeName, sellerName } });
}

/** The account and the entry that explains its balance, or neither. */
function openWithBalance(world: World, id: string, credit: Opened, at: Instant): Promise<boolean> {
  const { opening, termDays, ...known } = credit;
  const { storeId, sellerId } = known;
  return world.db.transaction(async (tx) => {
    if (await tx.get(credits, id)) return false;
    const due = { amount: opening, dueDay: addDays(dayOf(at), termDays) };
    await tx.add(credits, id, { ...known, owed: opening, reserved: {}, dues: { opening: due } });
    await record(tx, `opening:${storeId}:${sellerId}`, {
      at,
      cause: {
        kind: 'opening',
        nature: '货款',
        funder: storeId,
        payer: storeId,
        payee: sellerId,
        records: [id],
      },
      postings: [
        {
          from: `store:${storeId}:owes:${sellerId}`,
          to: `seller:${sellerId}:opening`,
          amount: opening,
          asset: 'CNY',
        },
      ],
    });
    return true;
  });
}

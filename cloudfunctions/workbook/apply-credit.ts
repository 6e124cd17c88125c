import type { Instant } from '#contracts/vocabulary';
import { record } from '../money/ledger';
import type { World } from '../platform/ports';
import { addDays, dayOf } from '../time/rules/day';
import { credits } from '../trade/credit';
import type { Documents } from './documents';

type Opened = Documents['credits'] extends Map<string, infer Fields> ? Fields : never;

/** The limit may change with every import; what was owed at the beginning counts once, when the account is opened. */
export async function openCredit(world: World, id: string, credit: Opened, at: Instant): Promise<void> {
  const { opening, termDays, ...known } = credit;
  await world.db.transaction(async (tx) => {
    const account = await tx.get(credits, id);
    if (account) {
      const { limit, storeName, sellerName } = known;
      const isSame =
        account.limit === limit && account.storeName === storeName && account.sellerName === sellerName;
      if (!isSame) await tx.update(credits, id, { set: { limit, storeName, sellerName } });
      return;
    }
    const due = { amount: opening, dueDay: addDays(dayOf(at), termDays) };
    await tx.add(credits, id, {
      ...known,
      owed: opening,
      reserved: {},
      dues: opening ? { opening: due } : {},
    });
    if (opening === 0) return;
    const { storeId, sellerId } = known;
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
  });
}

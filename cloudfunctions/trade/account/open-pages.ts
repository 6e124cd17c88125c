import type { SellerId } from '#contracts/vocabulary';
import { bareShelf, shelves } from '../../goods/shelf';
import { fen } from '../../money/rules/fen';
import type { Store } from '../../people/store';
import type { Transaction } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { priceListId, priceLists } from '../price/price-list';
import { creditId, credits } from './credit';

/** What every store has from its first day, as the workbook would open it: an empty shelf, and with each seller an account without a limit. */
export async function openPages(tx: Transaction, store: Store): Promise<void> {
  const { storeId, name, tier, supply } = store;
  const sellers = await sellersFor(tx, tier, supply);
  await tx.add(shelves, storeId, { storeId, name, tier, supply, ...bareShelf });
  for (const [sellerId, sellerName] of sellers) {
    const names = { storeId, storeName: name, sellerId, sellerName };
    await tx.add(credits, creditId(storeId, sellerId), {
      ...names,
      limit: fen(0),
      owed: fen(0),
      reserved: {},
      dues: {},
    });
  }
}

/** A line that its seller has no price for at this level is a line nobody can order. */
async function sellersFor(tx: Transaction, tier: string, supply: Store['supply']) {
  const names = new Map<SellerId, string>();
  const lines = new Set<string>();
  for (const { line, sellerId } of supply) {
    const list = await tx.get(priceLists, priceListId(sellerId, tier));
    const sells = list && Object.values(list.prices).some((price) => price.line === line);
    if (!sells || lines.has(line)) return refuse('supply_wrong', { line });
    lines.add(line);
    names.set(sellerId, list.seller.name);
  }
  return names;
}

import * as z from 'zod';
import { Fen, PromotionId, SellerId } from '#contracts/vocabulary';
import { fen } from '../../money/rules/fen';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction } from '../../platform/ports';
import type { OrderDocument } from '../order/order';
import type { Target } from '../rules/promotion/settled';

/** What one version of a promotion has given at one seller. `_id` is `<promotionId>:<version>:<sellerId>`. */
const Spending = z.object({
  promotionId: PromotionId,
  version: z.number().int(),
  name: z.string(),
  funder: z.enum(['brand', 'seller']),
  sellerId: SellerId,
  sellerName: z.string(),
  orders: z.number().int(),
  /** All that was ever given, and of it what returns took back. */
  given: Fen,
  takenBack: Fen,
});

export type Spending = z.infer<typeof Spending>;

export const promotionSpendings: Collection<Spending> = {
  name: 'promotion_spendings',
  version: 1,
  schema: Spending,
  indexes: [indexed('by_promotion', 'promotionId')],
};

type Moved = { change: number; funder: 'brand' | 'seller' };

/** Written with the entry that moves it, so that the brand reads one document and not a thousand orders. */
export async function keepSpending(
  tx: Transaction,
  { sellerId, sellerName }: Pick<OrderDocument, 'sellerId' | 'sellerName'>,
  { promotionId, version, name }: Pick<Target, 'promotionId' | 'version' | 'name'>,
  { change, funder }: Moved,
): Promise<void> {
  const id = `${promotionId}:${version}:${sellerId}`;
  const moved = fen(Math.abs(change));
  const none = fen(0);
  const more =
    change > 0 ? { orders: 1, given: moved, takenBack: none } : { orders: 0, given: none, takenBack: moved };
  if (await tx.get(promotionSpendings, id)) return tx.update(promotionSpendings, id, { inc: more });
  const named = { promotionId, version, name, funder, sellerId, sellerName };
  return tx.add(promotionSpendings, id, { ...named, ...more });
}

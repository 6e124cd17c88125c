import * as z from 'zod';
import { HandoverKey } from './handover';
import { Late } from './late';
import { RebateGlance } from './rebate-statement';
import { Service, Suggestion } from './restock';
import { Day, Fen, OrderId, SellerId, StoreId } from './vocabulary';

const home = z.object({
  store: z.object({ storeId: StoreId, name: z.string() }),
  rep: z.object({ name: z.string(), phone: z.string() }).optional(),
  sellers: z.array(
    z.object({
      sellerId: SellerId,
      name: z.string(),
      phone: z.string(),
      deliveryDay: Day,
      minimumCases: z.number().int(),
    }),
  ),
  suggestions: z.array(Suggestion),
  service: Service,
  /** This week's order was made ready at the owner's wish; it waits for the tap. */
  isPrepared: z.boolean().optional(),
  /** What the suggestions cost together. */
  amount: Fen,
  /** New means nothing was received yet: the suggestions come from like stores. */
  isNew: z.boolean(),
  /** What the owner's phone agrees to a delivery with today, should there be no network. */
  handoverKey: HandoverKey.optional(),
  rebate: RebateGlance.optional(),
  /** Orders that need a word or a look: a change to agree to, goods on their way. */
  orders: z.array(
    z.object({
      orderId: OrderId,
      sellerName: z.string(),
      state: z.enum(['unpaid', 'placed', 'changed', 'accepted', 'shipped']),
      cases: z.number().int(),
      deliveryDay: Day,
      late: Late.optional(),
      /** The rep who ordered it for the store, as long as the owner has said no word about it. */
      proposedBy: z.string().optional(),
      /** Who brings it, once it is on its way. */
      driver: z.object({ name: z.string(), phone: z.string() }).optional(),
    }),
  ),
});

export const storeHomeCalls = {
  home: { by: ['owner'], input: z.object({ storeId: StoreId }), output: home, problems: [] },
} as const;

import * as z from 'zod';
import { Day, DriverId, Instant, OrderId } from './vocabulary';

/** What leaves the app: paper for the van and rows for the seller's own books. Each page goes on after the last one's moment. */
export const sellerNoteCalls = {
  /** Delivery notes ready to be printed: of one order, of what one driver has on the van, or of all that is accepted and there. */
  deliveryNotes: {
    by: ['seller'],
    input: z.object({
      orderId: OrderId.optional(),
      driverId: DriverId.optional(),
      after: Instant.optional(),
    }),
    output: z.object({
      name: z.string(),
      /** A whole page of HTML, without anything from anywhere else. */
      html: z.string(),
      orders: z.number().int(),
      more: z.boolean(),
      last: Instant.optional(),
    }),
    problems: [],
  },
  /** One row a line of what was confirmed in these days, for an import into the seller's own books. */
  orderSheet: {
    by: ['seller'],
    input: z.object({ from: Day, through: Day, after: Instant.optional() }),
    output: z.object({
      name: z.string(),
      /** CSV; only the first page carries the mark of UTF-8 and the headings, so that pages are simply joined. */
      csv: z.string(),
      orders: z.number().int(),
      more: z.boolean(),
      last: Instant.optional(),
    }),
    problems: [],
  },
} as const;

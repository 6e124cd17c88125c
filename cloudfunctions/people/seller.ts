import * as z from 'zod';
import { Day, DriverId, SellerId } from '#contracts/vocabulary';
import type { Collection } from '../platform/ports';

export const Seller = z.object({
  sellerId: SellerId,
  name: z.string(),
  phone: z.string(),
  lines: z.array(z.string()),
  /** 1 Monday … 7 Sunday. */
  deliveryWeekdays: z.array(z.number().int().min(1).max(7)).min(1),
  /** An order placed before this minute of the day may go out on the next delivery day. */
  cutOffMinute: z.number().int().min(0).max(1439),
  /** The seller's own word on its days, which goes before the workbook's. */
  deliveries: z
    .object({
      deliveryWeekdays: z.array(z.number().int()),
      cutOffMinute: z.number().int(),
      closedDays: z.array(Day),
    })
    .optional(),
  minimumCases: z.number().int().min(1),
  /** How many days an amount on account may stay unpaid. */
  termDays: z.number().int().min(0),
  /** The seller's own merchant number at WeChat Pay; without one, orders are not paid by WeChat. */
  mchid: z.string().optional(),
  /** How long an unpaid order keeps its goods; half an hour where nothing is said. */
  payWithinMinutes: z.number().int().min(5).max(1440).optional(),
  drivers: z.array(z.object({ driverId: DriverId, name: z.string(), phone: z.string() })),
});
export type Seller = z.infer<typeof Seller>;

export const sellers: Collection<Seller> = { name: 'sellers', version: 1, schema: Seller, indexes: [] };

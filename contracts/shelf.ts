import * as z from 'zod';
import { BackTest, CountLines, Dial, QuietStep, Service, Standing } from './restock';
import { Bottles, CountId, Day, Gtin, Instant, SellerId, StoreId } from './vocabulary';

const store = z.object({ storeId: StoreId });

/** One product on a store's shelf, as the shelf board shows it. */
const ShelfLine = z.object({
  gtin: Gtin,
  name: z.string(),
  standing: Standing,
  bottlesLeft: Bottles,
  bottlesPerDayTenths: z.number().int().min(0),
  /** How long what stands there lasts; nothing for what does not sell. */
  turnoverDays: z.number().int().optional(),
  /** Below this it runs out before goods ordered now arrive. */
  safety: Bottles,
  underWay: Bottles,
  countedAt: Instant.optional(),
  /** When the oldest bottles end; reckoned from when they came where no case was scanned. */
  ends: z.object({ on: Day, isReckoned: z.boolean() }).optional(),
  isMust: z.boolean(),
});
export type ShelfLine = z.infer<typeof ShelfLine>;

/** What a machine's morning, noon, evening and night sell, in parts of a hundred, and what to put in for each tomorrow. */
const DayFill = z.object({
  part: z.enum(['morning', 'noon', 'evening', 'late']),
  lines: z.array(z.object({ gtin: Gtin, name: z.string(), bottles: Bottles })),
});
export type DayFill = z.infer<typeof DayFill>;

export const ShelfBoard = z.object({
  lines: z.array(ShelfLine),
  service: Service,
  backTest: BackTest.optional(),
  isPreparedWeekly: z.boolean(),
  /** Of a vending point with enough scans to tell its hours. */
  dayFills: z.array(DayFill).optional(),
});
export type ShelfBoard = z.infer<typeof ShelfBoard>;

export const storeShelfCalls = {
  count: {
    by: ['owner', 'clerk'],
    input: store.extend({ countId: CountId, countedAt: Instant, lines: CountLines }),
    output: z.object({ counted: z.number().int() }),
    problems: [],
  },
  shelfBoard: { by: ['owner'], input: store, output: ShelfBoard, problems: [] },
  setDial: {
    by: ['owner'],
    input: store.extend({ dial: Dial }),
    output: z.object({ dial: Dial }),
    problems: [],
  },
  /** Never to be missing, or no longer so. */
  markMustHave: {
    by: ['owner'],
    input: store.extend({ gtin: Gtin, isMust: z.boolean() }),
    output: z.object({ mustHave: z.array(Gtin) }),
    problems: [],
  },
  /** An order made ready every week; it waits for the owner's tap and is never placed by itself. */
  prepareWeekly: {
    by: ['owner'],
    input: store.extend({ isWanted: z.boolean() }),
    output: z.object({ isWanted: z.boolean() }),
    problems: [],
  },
} as const;

/** What runs out in a store before anything ordered now arrives. */
const LowLine = z.object({ name: z.string(), daysLeft: z.number().int().min(0) });
export const LowStock = z.object({ on: Day, lines: z.array(LowLine) });

export const sellerShelfCalls = {
  /** Its stores that are running out of its goods, the latest news first. */
  lowStores: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({
      stores: z.array(z.object({ storeId: StoreId, name: z.string(), phone: z.string(), low: LowStock })),
      more: z.boolean(),
    }),
    problems: [],
  },
} as const;

export const brandShelfCalls = {
  /** Small stores that no longer order: who should be talked to, and about whom the brand should decide. */
  quietStores: {
    by: ['operator'],
    input: z.object({ step: QuietStep, after: StoreId.optional() }),
    output: z.object({
      stores: z.array(
        z.object({
          storeId: StoreId,
          name: z.string(),
          sinceDays: z.number().int(),
          step: QuietStep,
          sellerIds: z.array(SellerId),
        }),
      ),
      more: z.boolean(),
    }),
    problems: [],
  },
} as const;

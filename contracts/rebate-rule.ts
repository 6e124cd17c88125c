import * as z from 'zod';
import { Bottles, Fen, Gtin, TaskId } from './vocabulary';

/** A step: from so many received cases a month on, every case of the month earns so much. */
export const RebateStep = z.object({ fromCases: z.number().int().min(1), perCase: Fen });
export type RebateStep = z.infer<typeof RebateStep>;

export const GrowthStep = z.object({ fromPercent: z.number().int().min(0).max(1000), perCase: Fen });
const Every = z.enum(['month', 'quarter']);

/** Goods are put into the store's goods purse; anything else has a name and is handed over by a person of the brand. */
export const RebatePrize = z.discriminatedUnion('as', [
  z.object({ as: z.literal('goods'), gtin: Gtin, name: z.string().max(60), bottles: Bottles }),
  z.object({ as: z.literal('thing'), name: z.string().max(60) }),
]);
export type RebatePrize = z.infer<typeof RebatePrize>;

/** A reached step pays for all cases of the month. */
export const ByStep = z.object({ kind: z.literal('steps'), steps: z.array(RebateStep).min(1).max(20) });
export const ForNewProduct = z.object({
  kind: z.literal('new_product'),
  perCase: Fen,
  /** Of the month; nothing said means all. */
  mostCases: z.number().int().min(1).optional(),
});

export const ForDisplay = z.object({
  kind: z.literal('display'),
  leastDays: z.number().int().min(1).max(31),
  percent: z.number().int().min(1).max(50),
  /** Days with a passed photo of their own, or every day between two passed photos with none that failed between. */
  days: z.enum(['photos', 'interval']),
  /** Per cent of what was bought of the displayed products, or of everything. */
  base: z.enum(['displayed', 'all']),
  /** Whose passed photos prove the display. */
  taskIds: z.array(TaskId).min(1).max(50),
});
/** More than in the same months a year ago, or in the months just before; every case of the period earns so much. */
export const ByGrowth = z.object({
  kind: z.literal('growth'),
  against: z.enum(['last_year', 'before']),
  every: Every,
  steps: z.array(GrowthStep).min(1).max(20),
});
export const ForPrize = z.object({
  kind: z.literal('prize'),
  every: Every,
  targetCases: z.number().int().min(1),
  prize: RebatePrize,
});

/** What a policy pays for. Whatever the kind, it is worked out from what was received, less what went back. */
export const RebateRule = z.discriminatedUnion('kind', [
  ByStep,
  ForDisplay,
  ForNewProduct,
  ByGrowth,
  ForPrize,
  /** A store's own display plan: every passed photo of its task brings the fee at once. */
  z.object({
    kind: z.literal('fee'),
    fee: Fen,
    mostAMonth: z.number().int().min(1).max(31),
    place: z.string(),
    standard: z.string(),
    taskId: TaskId,
  }),
]);
export type RebateRule = z.infer<typeof RebateRule>;

/** The nature decides how it is settled: off what the store owes, as goods, or as a fee for a service. */
export const RebateNature = z.enum(['销售折让', '货补', '陈列服务费']);
export type RebateNature = z.infer<typeof RebateNature>;

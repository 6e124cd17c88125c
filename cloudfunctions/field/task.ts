import * as z from 'zod';
import { Day, Fen, Instant, TaskId } from '#contracts/vocabulary';
import { Budget } from '../money/ledger/budget';
import { indexed } from '../platform/indexed';
import type { Collection } from '../platform/ports';

/** A display task as the brand offers it; hot while many claim at once, so places, money and holds change together under one guard. */
export const TaskDocument = z.object({
  taskId: TaskId,
  version: z.number().int().min(1),
  name: z.string(),
  standard: z.string(),
  leastFacings: z.number().int().min(0),
  reward: Fen,
  quota: z.number().int().min(1),
  left: z.number().int().min(0),
  budget: Budget,
  /** By store id: places taken and money promised for claims whose document is not written yet, and since when. */
  holds: z.record(z.string(), z.object({ hold: z.string(), at: Instant, amount: Fen })),
  /** A copy of the brand's switch, so that the write that takes a place sees it. */
  isFrozen: z.boolean().optional(),
  /** What the nightly watch knows to be earned of the budget, and until when. */
  watched: z.object({ until: Instant, amount: z.number().int() }).optional(),
  /** How long a claim may wait for its evidence. */
  claimHours: z.number().int().min(1),
  /** A display rebate or a store's own plan asks for its photos, so that whoever judges them tells. */
  provesDisplay: z.literal(true).optional(),
  startsOn: Day,
  endsOn: Day,
  /** Which tiers of stores; empty means every tier. */
  tiers: z.array(z.string()),
});
export type TaskDocument = z.infer<typeof TaskDocument>;

export const tasks: Collection<TaskDocument> = {
  name: 'tasks',
  version: 1,
  schema: TaskDocument,
  indexes: [indexed('by_end', 'endsOn')],
};

import * as z from 'zod';
import type { Collection, World } from '../../platform/ports';
import { USUAL_ANSWER_HOURS } from '../rules/complaint';

const GoldenTime = z.object({ answerHours: z.number().int() });

/** One document: how long an answer may take before a seller's complaint becomes the brand's. */
export const goldenTimes: Collection<z.infer<typeof GoldenTime>> = {
  name: 'golden_times',
  version: 1,
  schema: GoldenTime,
  indexes: [],
};

const BRAND = 'brand';

export async function answerHours(world: Pick<World, 'db'>): Promise<number> {
  return (await world.db.get(goldenTimes, BRAND))?.answerHours ?? USUAL_ANSWER_HOURS;
}

/** From the next complaint on; those that wait keep the time they were promised. */
export async function setAnswerHours(world: World, wanted: { answerHours: number }) {
  const added = await world.db.add(goldenTimes, BRAND, wanted);
  if (added === 'exists') await world.db.updateIf(goldenTimes, BRAND, {}, { set: wanted });
  return wanted;
}

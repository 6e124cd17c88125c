import * as z from 'zod';
import type { Collection, World } from '../platform/ports';
import type { MovedDays } from './rules/working-day';

const WorkCalendar = z.object({ moved: z.record(z.string(), z.enum(['off', 'work'])) });
export type WorkCalendar = z.infer<typeof WorkCalendar>;

/** `_id` is `current`: the days that the state's notices moved, as the brand's workbook lists them. */
export const workCalendars: Collection<WorkCalendar> = {
  name: 'work_calendars',
  version: 1,
  schema: WorkCalendar,
  indexes: [],
};

export const movedDays = async (world: Pick<World, 'db'>): Promise<MovedDays> =>
  (await world.db.get(workCalendars, 'current'))?.moved ?? {};

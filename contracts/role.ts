import * as z from 'zod';

/** The closed list. A clerk works in the store and sees no money; an operator works for the brand. */
export const Role = z.enum(['owner', 'clerk', 'rep', 'member', 'seller', 'driver', 'operator']);
export type Role = z.infer<typeof Role>;

/** A role with the place it is held at; whose people a rep and a driver are tells two seats of one person apart. */
export const HeldSeat = z.object({
  role: Role,
  at: z.string(),
  name: z.string(),
  employerName: z.string().optional(),
});

import * as z from 'zod';

/** The closed list. A clerk works in the store and sees no money; an operator works for the brand. */
export const Role = z.enum(['owner', 'clerk', 'rep', 'member', 'seller', 'driver', 'operator']);
export type Role = z.infer<typeof Role>;

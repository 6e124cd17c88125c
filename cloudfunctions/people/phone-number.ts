import * as z from 'zod';
import type { Collection, World } from '../platform/ports';
import { Grant } from './identity';

/** `_id` is the sealed phone number: what its holder may do, once WeChat vouches for the number. */
const PhoneNumber = z.object({ grants: z.array(Grant) });
type PhoneNumber = z.infer<typeof PhoneNumber>;

export const phoneNumbers: Collection<PhoneNumber> = {
  name: 'phone_numbers',
  version: 1,
  schema: PhoneNumber,
  indexes: [],
};

export const phoneNumberId = (world: Pick<World, 'seal'>, phone: string) =>
  world.seal('phone', phone).slice(0, 32);

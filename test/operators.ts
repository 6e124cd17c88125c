import type { Seat } from '../cloudfunctions/platform/serve';
import type { PersonId } from '../contracts/vocabulary';

/** Somebody of the brand, at the panel. */
export const operator = (name: string): Seat => ({
  personId: name as PersonId,
  role: 'operator',
  at: 'brand',
  openid: `o-${name}`,
});

/** Two, because what moves money takes two. */
export const [anna, bo] = [operator('anna'), operator('bo')];

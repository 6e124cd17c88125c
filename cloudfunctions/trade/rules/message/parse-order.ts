import type { Read } from './cart';
import { learnNames, type Named } from './names';
import { readTokens } from './read';
import { scan } from './scan';

/**
 * What a shop wrote, as a cart. Nothing is guessed: a name that may be two products, a count that is no whole case and
 * a product nobody sells here are asked back.
 */
export function parseOrder(message: string, products: readonly Named[], carries: ReadonlySet<string>): Read {
  return readTokens(scan(message, learnNames(products)), carries);
}

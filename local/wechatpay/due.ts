import type { Desk } from './desk';
import { advanceRefunds } from './payment/refund-book';
import { advanceBills } from './transfer/book';

/** Everything WeChat does by itself and that has come due, whether somebody looks at it or not. */
export function advanceAll(desk: Desk): void {
  advanceBills(desk);
  advanceRefunds(desk);
}

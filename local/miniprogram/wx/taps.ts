import type { Life } from '../life';
import { refuse } from './refusal';

/** Some sheets open only after a finger asked for them, and one tap is good for one. */
export function demandTap(life: Life): void {
  if (!life.hasTapped) refuse('can only be invoked by user TAP gesture.');
  life.hasTapped = false;
}

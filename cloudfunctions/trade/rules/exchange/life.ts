import type { ExchangeLine, ExchangeState } from '#contracts/exchange';

export type ExchangeStep = 'accept' | 'settle' | 'decline' | 'cancel' | 'take';

/**
 * The whole life of an exchange. Goods that have to be fetched are accepted first and done when the driver has them;
 * what was broken or short is settled by the seller's word alone.
 */
const steps: Record<ExchangeStep, { from: readonly ExchangeState[]; to: ExchangeState }> = {
  accept: { from: ['asked'], to: 'accepted' },
  settle: { from: ['asked'], to: 'done' },
  decline: { from: ['asked'], to: 'declined' },
  cancel: { from: ['asked', 'accepted'], to: 'cancelled' },
  take: { from: ['accepted'], to: 'done' },
};

export const mayTakeStep = (state: ExchangeState, step: ExchangeStep) => steps[step].from.includes(state);
export const stateAfter = (step: ExchangeStep) => steps[step].to;

/** Only what stands at the store is fetched: nobody drives for broken glass, and what never came is not there. */
export const mustBeFetched = (lines: readonly Pick<ExchangeLine, 'why'>[]) =>
  lines.some(({ why }) => why === 'slow' || why === 'near_expiry');

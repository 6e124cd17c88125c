import type { PayoutRoute, PayoutTerms } from '../../../cloudfunctions/money/payout/payout-terms';
import type { Fen } from '../../../contracts/vocabulary';
import { appid } from '../../cloudbase/functions/environment';
import { repRoute } from '../../rep-route';

export const mchid = '1900000109';

export const route = {
  ...repRoute,
  // Small enough that most wishes need several bills.
  mostABill: 15_000 as Fen,
  mostAWithdrawal: 60_000 as Fen,
  merchants: [{ mchid, appid }],
} satisfies PayoutRoute;

/** So wide that nobody meets them by accident. */
export const wideControls: PayoutTerms['controls'] = {
  aDay: 100_000_000 as Fen,
  timesADay: 1_000,
  aMonth: 1_000_000_000 as Fen,
  timesAnHour: 1_000,
  coolDownHours: 24,
  personsADevice: 3,
  approvalFrom: 100_000_000 as Fen,
};

export const terms: PayoutTerms = {
  routes: [route],
  notifyUrl: 'https://simulated.localhost/pay/notify',
  withholding: 'ordinary',
  controls: wideControls,
};

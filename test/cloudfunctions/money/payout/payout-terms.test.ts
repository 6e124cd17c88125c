import { payoutTermsOf } from '../../../../cloudfunctions/money/payout/payout-terms';
import { terms } from './payday';

test.each([
  ['a red packet above 200 yuan', { style: 'RED_PACKET', mostABill: 20_001 }],
  ['more bills than ten for one wish', { mostAWithdrawal: 200_001 }],
  ['a nature that is never cash', { nature: '货补' }],
  ['nobody to be paid', { for: [] }],
  ['no merchant number', { merchants: [] }],
])('%s is refused when the function starts, not when somebody waits for money', (_what, change) => {
  const [reps, packets] = terms.routes;
  const written = (route: object) =>
    JSON.stringify({ ...terms, controls: {}, routes: [{ ...reps, ...route }, packets] });
  expect(payoutTermsOf(written({})).routes).toHaveLength(2);
  expect(() => payoutTermsOf(written(change))).toThrow();
});

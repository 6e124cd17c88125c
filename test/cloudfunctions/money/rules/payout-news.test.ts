import {
  type BillTold,
  eventOfBill,
  eventOfRefusedQuery,
  eventOfRefusedSending,
} from '../../../../cloudfunctions/money/rules/payout-news';
import { fen } from '../../../test-cloud';

const meant = { mchid: '1900000109', appid: 'wx-ours', openid: 'o-li', amount: fen(200) };
const told = (state: BillTold['state'], other: Partial<BillTold> = {}): BillTold => ({
  state,
  mchid: meant.mchid,
  appid: meant.appid,
  openid: meant.openid,
  amountFen: meant.amount,
  ...other,
});
const codes = Object.keys(eventOfRefusedSending) as (keyof typeof eventOfRefusedSending)[];

test('of all refusals of a question only one says something: that there is no such bill', () => {
  for (const code of codes) {
    expect([code, eventOfRefusedQuery(code)]).toEqual([code, code === 'NOT_FOUND' ? 'absent' : 'unknown']);
  }
});

test.each([{ mchid: '1900000110' }, { appid: 'wx-theirs' }, { openid: 'o-zhang' }, { amountFen: 201 }])(
  'a bill told with %j is not the one that was meant, whatever became of it',
  (other) => {
    for (const state of ['WAIT_USER_CONFIRM', 'SUCCESS', 'FAIL', 'CANCELLED'] as const) {
      expect([state, eventOfBill(told(state, other), meant)]).toEqual([state, 'differs']);
    }
  },
);

import type { PayoutRoute, PayoutTerms } from '../../../cloudfunctions/money/payout/payout-terms';
import type { Fen } from '../../../contracts/vocabulary';

export const mchid = '1900000109';
export const appid = 'wx-local-crowncap';

export const route = {
  name: 'reps',
  for: ['rep'],
  nature: '劳务报酬',
  sceneId: '1005',
  perception: '劳务报酬',
  remark: '陈列任务报酬',
  reportInfos: [
    { type: '岗位类型', content: '业务员' },
    { type: '报酬说明', content: '陈列任务报酬' },
  ],
  style: 'CONFIRM_PAGE',
  confirm: 'each',
  least: 10 as Fen,
  // Small enough that most wishes need several bills.
  mostABill: 15_000 as Fen,
  mostAWithdrawal: 60_000 as Fen,
  merchants: [{ mchid, appid }],
} satisfies PayoutRoute;

export const terms: PayoutTerms = {
  routes: [route],
  notifyUrl: 'https://simulated.localhost/pay/notify',
  withholding: 'ordinary',
  controls: {
    aDay: 100_000_000 as Fen,
    timesADay: 1_000,
    aMonth: 1_000_000_000 as Fen,
    timesAnHour: 1_000,
    coolDownHours: 24,
    personsADevice: 3,
    approvalFrom: 100_000_000 as Fen,
  },
};

import type { PayoutRoute } from '../cloudfunctions/money/payout/payout-terms';
import type { Fen } from '../contracts/vocabulary';

/** How reps are paid on this machine: commission for displays, each bill confirmed on the phone. Limits are for each world to say. */
export const repRoute = {
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
} satisfies Partial<PayoutRoute>;

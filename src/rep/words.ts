import type { Call, CallsFor } from '#contracts/call';
import type { PayApi } from '#contracts/pay';
import type { RepApi } from '#contracts/rep';
import type { ReviewReason } from '#contracts/task';
import { shortYuan, yuan } from '../shared/money';
import { momentWord, now } from '../shared/time';
import type { Trouble } from '../shared/use-call';
import { type WordsFor, wordsOf } from '../shared/words';

type Api = RepApi & CallsFor<PayApi, 'rep'>;

const words: WordsFor<Api> = {
  bad_input: () => ({ says: '这样填不行，改一下再试', next: '再试一次' }),
  not_yours: () => ({ says: '这家店或这笔钱现在不在您名下。找公司问一句', next: '再试一次' }),
  busy: () => ({ says: '这会儿人多，什么都没动', next: '再试一次' }),

  order_refused: () => ({ says: '货或价格刚刚变了，已换成最新的。看一眼再下', next: '看最新的' }),
  order_differs: () => ({ says: '刚才那次其实下好了，货不一样', next: '知道了' }),
  not_sold: () => ({ says: '这家经销商不卖其中一样，去掉再问', next: '知道了' }),
  batch_quote_moved_on: () => ({ says: '这个大单报价已经变了', next: '知道了' }),

  prize_moved_on: ({ state }) => ({
    says: state === 'handed_over' ? '店主已经收到了' : '这份奖品已经有变动',
    next: '知道了',
  }),
  task_over: () => ({ says: '这个任务到期了', next: '看别的任务' }),
  task_full: () => ({ says: '名额刚被领完', next: '看别的任务' }),
  task_frozen: () => ({ says: '公司先停了这个任务', next: '看别的任务' }),
  task_taken: () => ({ says: '这家店的这个任务别人领了', next: '换一家店' }),
  consent_missing: ({ employer }) => ({
    says: `${employer}还没同意您接任务挣钱。请老板跟品牌说一声`,
    next: '知道了',
  }),
  photo_missing: () => ({ says: '照片没传上来', next: '重拍' }),
  visit_differs: () => ({ says: '这次拜访已经交过了，内容不一样。以交过的为准', next: '知道了' }),

  more_than_available: ({ available }) => ({ says: `现在最多能提 ¥${yuan(available)}`, next: '改金额' }),
  below_least: ({ least }) => ({ says: `一次最少提 ¥${yuan(least)}`, next: '改金额' }),
  above_most: ({ most }) => ({ says: `一次最多提 ¥${yuan(most)}，剩下的下次再提`, next: '改金额' }),
  payout_open: () => ({ says: '上一笔还没收完，收完再提这笔', next: '去看上一笔' }),
  withdrawal_differs: () => ({ says: '刚才那次其实提成了，金额不一样。先看那一笔', next: '去看那一笔' }),
  not_offered: () => ({ says: '公司还没开通自动到账，照常点收款', next: '知道了' }),
  client_too_old: () => ({
    says: '微信版本旧，收不了款。钱给您留着：把微信更新到最新，再点收款',
    next: '知道了',
  }),
  payouts_frozen: () => ({ says: '公司暂停了提现，钱给您留着。找公司问一句', next: '知道了' }),
  cooling_down: ({ until }) => ({
    says: `刚换绑过微信或手机号，24 小时内不能提现。${momentWord(until, now())} 以后再提`,
    next: '知道了',
  }),
  too_often: ({ again }) => ({ says: `提得太勤了，${momentWord(again, now())} 以后再提`, next: '知道了' }),
  times_a_day: ({ times }) => ({ says: `一天最多提 ${times} 次，今天提满了，明天再来`, next: '知道了' }),
  cap_of_day: ({ cap, left }) => ({
    says: left > 0 ? `一天最多提 ¥${yuan(cap)}，今天还能提 ¥${yuan(left)}` : '今天已提满，明天再来',
    next: '改金额',
  }),
  cap_of_month: ({ cap, left }) => ({
    says: left > 0 ? `一个月最多提 ¥${yuan(cap)}，这个月还能提 ¥${yuan(left)}` : '这个月已提满，下个月再来',
    next: '改金额',
  }),
  device_full: ({ persons }) => ({
    says: `这台手机今天已经给 ${persons} 个人收过款。用自己的手机收，或明天再来`,
    next: '知道了',
  }),
  waits_for_approval: () => ({ says: '金额较大，等公司确认。确认好了再点收款', next: '知道了' }),
  real_name_needed: ({ from }) => ({
    says: `微信规定，一次 ¥${shortYuan(from)} 起要填收款人的真实姓名。不填也能提，每次少于 ¥${shortYuan(from)}`,
    next: '去填姓名',
  }),
  id_number_wrong: () => ({ says: '身份证号不对。照着证件再核一遍，最后一位可能是 X', next: '改一下' }),
};

export type RepProblem = { [Name in keyof Api]: ProblemOf<Api[Name]> }[keyof Api];
type ProblemOf<C extends Call> = Extract<Trouble<C>, { kind: 'problem' }>['problem'];

export const repWords = (problem: RepProblem) => wordsOf<Api>(words, problem);

/** What was found, and what to do about it at the shelf. */
export const reasonWords: Record<ReviewReason, { says: string; cure: string }> = {
  photo_missing: { says: '照片没传上来', cure: '重拍一张' },
  too_few_facings: { says: '排面不够', cure: '摆够了重拍' },
  no_price_tag: { says: '没有价格牌', cure: '贴上价格牌重拍' },
  photo_used_before: { says: '这张照片以前用过', cure: '在店里现拍一张' },
  outside_visit: { says: '照片不是这次在店里拍的', cure: '到店点“到店了”再拍' },
  too_old: { says: '照片过了两天才传上来', cure: '重拍，有网就传' },
  before_claim: { says: '照片拍在领任务之前', cure: '现在重拍' },
  after_claim_ended: { says: '拍的时候任务已经到期', cure: '看看别的任务' },
  store_code_missing: { says: '没扫到这家店的门店码', cure: '下次先扫门店码' },
  very_short_visit: { says: '在店里不到 20 秒', cure: '下次多待一会儿' },
  task_frozen: { says: '公司先停了这个任务，等公司看', cure: '不用重拍' },
  consent_missing: { says: '那天您单位没有同意您挣这份钱', cure: '请老板在瓶盖通里点同意' },
  brand_said_no: { says: '品牌的人看过，没通过', cure: '照标准重拍' },
};

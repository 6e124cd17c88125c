import type { Call } from '#contracts/call';
import type { OrderState } from '#contracts/order';
import type { PayBy, QuoteReason } from '#contracts/quote';
import type { SellerApi } from '#contracts/seller';
import { exchangeStateWord } from '../shared/exchange-words';
import { shortYuan } from '../shared/money';
import type { Trouble } from '../shared/use-call';
import { type WordsFor, wordsOf } from '../shared/words';

const words: WordsFor<SellerApi> = {
  bad_input: () => ({ says: '这样填不行，改一下再试', next: '再试一次' }),
  not_yours: () => ({ says: '这里不归您管。换个身份，或问一句品牌', next: '再试一次' }),
  busy: () => ({ says: '这会儿人多，什么都没动', next: '再试一次' }),
  transfer_over: () => ({ says: '这家店的转让已经定下来了', next: '知道了' }),
  owner_word_missing: () => ({
    says: '这单是业务员代下的，店主还没点头，不能记账。收全款，或请店主在手机上确认',
    next: '知道了',
  }),
  batch_quote_moved_on: () => ({ says: '这个大单已经有变动，看一眼现在的', next: '看现在的' }),
  batch_quote_over: () => ({ says: '有效期要从今天起', next: '改日期' }),
  prize_moved_on: ({ state }) => ({
    says: state === 'handed_over' ? '店主已经收到了' : '这份奖品已经有变动',
    next: '看现在的',
  }),
  order_moved_on: ({ state }) => ({
    says: `这单已经变了：${stateWord[state as OrderState] ?? '有变动'}`,
    next: '看现在的',
  }),
  order_refused: ({ reasons }) => ({ says: refusedWord(reasons), next: '换一样' }),
  change_costs_more: ({ total, most }) => ({
    says: `先付了钱或记账的单，换完不能更贵：现在 ¥${shortYuan(total)}，最多 ¥${shortYuan(most)}`,
    next: '去改',
  }),
  closed_too_long: () => ({ says: '这样歇下来，店里两个多星期没货送。少歇几天', next: '去改' }),
  day_has_passed: () => ({ says: '这天已经过了，换一天', next: '换一天' }),
  complaint_moved_on: () => ({ says: '这条反馈已经有了新进展', next: '看现在的' }),
  exchange_moved_on: ({ state }) => ({
    says: `这条退换已经变了：${exchangeStateWord[state]}`,
    next: '看现在的',
  }),
  receipt_exceeds_order: () => ({ says: '改的件数比店里订的还多，只能改少', next: '去改' }),
  reimbursement_moved_on: () => ({ says: '这张对账单已经变了', next: '看现在的' }),
  hand_in_open: () => ({ says: '上一笔交款还没点清', next: '看现在的' }),
  hand_in_moved_on: () => ({ says: '这笔交款已经点过了', next: '看现在的' }),
  handover_wrong: () => ({ says: '这张码和这单对不上，请店主再扫一次', next: '重新扫' }),
  handover_differs: () => ({ says: '这单已经收过货了，数和这次不一样', next: '看现在的' }),
  invoice_issued: ({ number }) => ({ says: `这单开过票了，号码 ${number}`, next: '看现在的' }),
  crates_differ: () => ({ says: '这次空箱记过了，数不一样', next: '看现在的' }),
  no_such_crate: () => ({ says: '这个商品不收空箱押金', next: '去改' }),
  more_crates_than_there: ({ there }) => ({ says: `店里只有 ${there} 个空箱，收不回那么多`, next: '去改' }),
  more_than_owed: ({ owed }) => ({ says: `只欠 ¥${shortYuan(owed)}，多了收不了`, next: '去改' }),
  repayment_differs: () => ({ says: '这笔还款记过了，内容不一样', next: '看现在的' }),
  reference_used: () => ({ says: '这个转账单号记过了', next: '去改' }),
  dispute_moved_on: () => ({ says: '这件事已经有说法了', next: '看现在的' }),
  more_than_available: ({ available }) => ({
    says: `手里只有 ¥${shortYuan(available)}，没有那么多`,
    next: '去改',
  }),
  no_such_driver: () => ({ says: '没有这位司机了，换一位', next: '换一位' }),
};

export type SellerProblem = { [Name in keyof SellerApi]: ProblemOf<SellerApi[Name]> }[keyof SellerApi];
type ProblemOf<C extends Call> = Extract<Trouble<C>, { kind: 'problem' }>['problem'];

export const sellerWords = (problem: SellerProblem) => wordsOf<SellerApi>(words, problem);

/** What the seller and the driver do about the money of an order. */
export const payWord: Record<PayBy, string> = { cash: '收现金', wechat: '已微信支付', account: '记账' };

export const stateWord: Record<OrderState, string> = {
  unpaid: '等店主付款',
  placed: '等您接单',
  changed: '等店主同意',
  accepted: '等发车',
  shipped: '在路上',
  received: '店里收了',
  cancelled: '取消了',
};

/** Why something cannot come instead. */
function refusedWord(reasons: readonly QuoteReason[]): string {
  const short = reasons.find((each) => each.reason === 'out_of_stock');
  return short ? `${short.name} 只剩 ${short.left} 件了` : '这样货不卖给这家店，或店里已经订了';
}

import type { Call, CallsFor } from '#contracts/call';
import type { OrderState } from '#contracts/order';
import type { PayApi } from '#contracts/pay';
import type { PayBy } from '#contracts/quote';
import type { StoreApi } from '#contracts/store';
import { exchangeStateWord } from '../shared/exchange-words';
import { shortYuan } from '../shared/money';
import { momentWord, now } from '../shared/time';
import type { Trouble } from '../shared/use-call';
import { type WordsFor, wordsOf } from '../shared/words';
import { whyNotWord } from './exchange/exchange-words';

type Api = StoreApi & CallsFor<PayApi, 'owner'>;

const words: WordsFor<Api> = {
  bad_input: () => ({ says: '这样填不行，改一下再试', next: '再试一次' }),
  not_yours: () => ({ says: '这家店现在不在您名下。换个身份，或找业务员问一句', next: '再试一次' }),
  busy: () => ({ says: '这会儿人多，货和钱都没动', next: '再试一次' }),

  code_unknown: () => ({ says: '没有这个码。看看是不是输错了', next: '重新输' }),
  code_expired: () => ({ says: '这个码过了 10 分钟，请业务员再给一个', next: '输新的' }),
  code_used: () => ({ says: '这个码用过了，请业务员再给一个', next: '输新的' }),
  store_known: ({ name, hasOwner }) =>
    hasOwner
      ? {
          says: `${name}已经有店主了。店是您盘下来的，请原来的店主点“转让这家店”；或请业务员给您 6 位数`,
          next: '知道了',
        }
      : { says: `${name}就在名单里，不用申请。请业务员给您 6 位数，点“绑定我的店”`, next: '知道了' },
  application_open: () => ({ says: '您有一家店正在等答复，先等它定下来', next: '知道了' }),
  application_differs: () => ({ says: '刚才那次其实提交了，内容不一样。先看那一条', next: '知道了' }),
  phone_unknown: () => ({ says: '微信没给出手机号，再点一次', next: '知道了' }),
  own_store: () => ({ says: '您是这家店的业务员，不能又当店主', next: '知道了' }),

  order_refused: () => ({ says: '货或价格刚刚变了，已换成最新的。看一眼再下单', next: '知道了' }),
  order_differs: () => ({ says: '刚才那次其实下好了，货不一样。先看那一单', next: '看那一单' }),
  order_moved_on: ({ state }) => ({
    says: `这单已经走到下一步了：${stateWord[state as OrderState] ?? '有变动'}`,
    next: '看现在的',
  }),
  prize_moved_on: ({ state }) => ({
    says: state === 'handed_over' ? '这份奖品您已经收过了' : '这份奖品已经有变动',
    next: '看现在的',
  }),
  transfer_open: () => ({ says: '这家店正在转让，定下来之前不能这样做', next: '知道了' }),
  transfer_over: () => ({ says: '转让已经定下来了', next: '看现在的' }),
  people_full: () => ({ says: '一家店最多 10 个人，先请走一位', next: '知道了' }),
  not_first_owner: () => ({ says: '只有店主本人能管店里的人', next: '知道了' }),
  not_sold: () => ({ says: '这家经销商不卖其中一样，去掉再问', next: '知道了' }),
  batch_quote_moved_on: () => ({ says: '这个大单报价已经变了，看一眼现在的', next: '看现在的' }),
  batch_quote_over: () => ({ says: '这个报价过了期，请经销商再报一次', next: '知道了' }),
  payments_frozen: () => ({
    says: '这家经销商的微信收款暂停了，钱没动。过一会儿再付，或取消这单改货到付款',
    next: '知道了',
  }),
  wechat_not_taken: () => ({ says: '这家经销商还没开微信收款。付现金给司机，或转账给他', next: '知道了' }),
  more_than_owed: ({ owed }) => ({ says: `现在只欠 ¥${shortYuan(owed)}，付不了更多`, next: '去改' }),
  repayment_differs: () => ({ says: '这一笔已经按另一个数在付了', next: '看现在的' }),
  exchange_refused: ({ may, why }) => ({
    says: may > 0 ? `这次最多能退 ${may} 瓶` : why ? whyNotWord(why) : '这样货现在不能退',
    next: '去改',
  }),
  exchange_differs: () => ({ says: '刚才那次其实提交了，内容不一样。先看那一条', next: '知道了' }),
  photo_used: () => ({ says: '这张照片用过了，重拍一张', next: '知道了' }),
  photo_missing: () => ({ says: '照片没传上来，重拍一张', next: '知道了' }),
  complaint_differs: () => ({ says: '刚才那次其实提交了，内容不一样。先看那一条', next: '知道了' }),
  complaint_moved_on: () => ({ says: '这条已经有了新进展', next: '看现在的' }),
  survey_over: () => ({ says: '这次问卷结束了，谢谢您', next: '知道了' }),
  exchange_moved_on: ({ state }) => ({ says: `这条已经变了：${exchangeStateWord[state]}`, next: '看现在的' }),
  damage_too_late: ({ until }) => ({
    says: `要在 ${momentWord(until, now())} 前报。现在找经销商说一声`,
    next: '知道了',
  }),
  dispute_open: () => ({ says: '这笔已经在核对了，答复前不用再说', next: '知道了' }),
  receipt_exceeds_order: () => ({ says: '少的和破的加起来比订的还多，改一下', next: '去改' }),
  dispute_moved_on: () => ({ says: '这件事已经有说法了，或过了能改的日子', next: '看现在的' }),
  invoice_issued: ({ number }) => ({
    says: `票已经开好，号码 ${number}。要改请打给经销商`,
    next: '看现在的',
  }),
  tax_number_wrong: () => ({ says: '税号不对，对着营业执照再看一遍', next: '去改' }),
  handover_wrong: () => ({ says: '这张码不是这单司机给的，或内容被改过。请司机重新出示', next: '重新扫' }),
  handover_differs: () => ({ says: '这单已经收过货了，数和这次不一样', next: '看现在的' }),
  account_short: ({ room }) => ({ says: `账上只能再记 ¥${shortYuan(room)}，其余请付现金`, next: '按这样分' }),
  offset_short: ({ ready }) => ({ says: `返利刚才用过了，这次能抵 ¥${shortYuan(ready)}`, next: '按这样抵' }),
};

export type StoreProblem = { [Name in keyof Api]: ProblemOf<Api[Name]> }[keyof Api];
type ProblemOf<C extends Call> = Extract<Trouble<C>, { kind: 'problem' }>['problem'];

export const storeWords = (problem: StoreProblem) => wordsOf<Api>(words, problem);

/** How an order is paid, on the store's own screens. */
export const payWord: Record<PayBy, string> = { cash: '货到付款', wechat: '微信支付', account: '记账' };

export const stateWord: Record<OrderState, string> = {
  unpaid: '待付款',
  placed: '等接单',
  changed: '等您一句话',
  accepted: '已接单',
  shipped: '在路上',
  received: '已收货',
  cancelled: '已取消',
};

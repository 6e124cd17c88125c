import { card, remarkFor, show, yuan } from './card.js';
import { brand, brandAs } from './cloud.js';
import { openCorrections, showOpeningRightings, showReversals } from './corrections.js';
import { button, submit, watch } from './page.js';
import { secondPerson } from './second-person.js';

/** The brand's books: bills held against them, differences, statements of sellers, and what waits for two people. */
export function openBooks() {
  openCorrections();
  submit('freeze', ({ kind, id, why }) => brand('freeze', { switchId: `${kind}:${id}`, why }));
  watch(look, 8000);
}

async function look() {
  show('reconciliations', (await brand('reconciliations')).days.slice(0, 12).map(dayRow), '还没有账单');
  show('breaks', (await brand('breaks')).breaks.map(breakCard), '没有差异');
  show('reimbursements', (await brand('reimbursements')).statements.map(statementCard), '没有要办的核销');
  show('parked', (await brand('parkedPayouts')).payouts.map(parkedCard), '没有停住的付款');
  show('parked-refunds', (await brand('parkedRefunds')).refunds.map(refundCard), '没有停住的退款');
  show('parked-payments', (await brand('parkedPayments')).payments.map(paymentCard), '没有停住的货款');
  show('approvals', (await brand('waitingApprovals')).withdrawals.map(approvalCard), '没有要审批的');
  await showReversals();
  await showOpeningRightings();
  show('switches', (await brand('switches')).switches.map(switchCard), '没有冻结的');
}

function dayRow({ day, mchid, account, state, why, breaks, moved, matched }) {
  const words = `${day} ${mchid} ${accountWord[account]} ${dayWord[state]} ${state === 'absent' ? (why ?? '') : ''}`;
  const figures = moved ? `账单 ${moved.count} 笔，对上 ${matched.count} 笔，差异 ${breaks} 笔` : '';
  const download = button('下载', async () => {
    const { url } = await brand('reconciliationFile', { day, mchid, account });
    open(url);
  });
  return card([words, figures], state === 'done' || state === 'quiet' ? [download] : []);
}

function breakCard({ breakId, says, state, proposal, wechatSays, explainedBy }) {
  const asked = wechatSays ? `微信查单：${wechatSays.state}` : '还没有问到微信';
  const propose = (words, step) =>
    button(words, () => brand('proposeSuspense', { breakId, step, why: remarkFor(words) }));
  const steps =
    state === 'open'
      ? [propose('提议挂账', 'park')]
      : state === 'parked'
        ? [propose('提议冲回', 'reverse'), propose('提议公司承担', 'bear')]
        : [];
  const decide = proposal ? secondPerson(stepWord[proposal.step], 'Suspense', { breakId }, proposal) : [];
  return card(
    [says, asked, `${breakWord[state]}${explainedBy ? `，已有对应：${explainedBy}` : ''}`],
    [...steps, ...decide],
  );
}

function statementCard({ sellerId, sellerName, month, state, amount, way, lines, signed }) {
  const decide = (words, act, ask, who = 'brand') =>
    button(words, () =>
      brandAs(who, 'decideReimbursement', { sellerId, month, act, remark: remarkFor(ask) }),
    );
  const acts = {
    disputed: [decide('答复', 'answer', '怎么答复')],
    agreed: [decide('确认', 'approve', '确认说明')],
    approved: [decide('第二个人：已打款', 'settle', '银行流水号', 'brand2')],
  };
  const dispute = state === 'disputed' ? `：${signed.at(-1).remark}` : '';
  return card(
    [
      `${sellerName} ${month} ${lines} 笔 ${way ? '经销商退 ' : ''}¥${yuan(amount)}`,
      `${statementWord[state]}${dispute}`,
    ],
    acts[state] ?? [],
  );
}

function parkedCard({ withdrawalId, outBillNo, number, of, amount, why, proposal }) {
  const propose = button('提议关闭', () =>
    brand('proposePayoutClosing', { withdrawalId, why: remarkFor('为什么关闭') }),
  );
  const askAgain = button('再问微信', () => brandAs('brand', 'askParkedPayout', { withdrawalId }, 'pay'));
  const decide = proposal
    ? secondPerson('关闭', 'PayoutClosing', { withdrawalId }, proposal, 'pay')
    : [propose];
  return card(
    [
      `付款 ${outBillNo}（第 ${number} 笔，共 ${of} 笔）¥${yuan(amount)}`,
      parkedWord[why] ?? why,
      proposal?.why,
    ],
    [askAgain, ...decide],
  );
}

function refundCard({ refundId, outRefundNo, amount, why, proposal }) {
  const propose = (words, how) =>
    button(words, () =>
      brand('proposeRefundClosing', {
        refundId,
        how,
        reference: remarkFor('流水号或收据号'),
        why: remarkFor('为什么另外付'),
      }),
    );
  const isSentAgain = !proposal && why.startsWith('needs_');
  const again = button(isSentAgain ? '再退一次' : '再问微信', () =>
    brandAs('brand', 'askParkedRefund', { refundId }, 'pay'),
  );
  const said = proposal && `${outsideWord[proposal.how]} ${proposal.reference}，${proposal.why}`;
  const decide = proposal
    ? secondPerson('已另外付', 'RefundClosing', { refundId }, proposal, 'pay')
    : [propose('提议：已转账给店里', 'bank'), propose('提议：已付现金给店里', 'cash')];
  return card([`退款 ${outRefundNo} ¥${yuan(amount)}`, refundWord[why] ?? why, said], [again, ...decide]);
}

function paymentCard({ paymentId, outTradeNo, amount, why, proposal }) {
  const propose = button('提议放开', () =>
    brand('proposePaymentClosing', { paymentId, why: remarkFor('商户后台怎么处理的') }),
  );
  const again = button('再问微信', () => brandAs('brand', 'askParkedPayment', { paymentId }, 'pay'));
  // What WeChat refused for our settings ends with its order and needs nobody.
  const mayPropose = why === 'mismatch' ? [propose] : [];
  const decide = proposal
    ? secondPerson('放开', 'PaymentClosing', { paymentId }, proposal, 'pay')
    : mayPropose;
  return card(
    [`货款 ${outTradeNo} ¥${yuan(amount)}`, parkedWord[why] ?? why, proposal?.why],
    [again, ...decide],
  );
}

function approvalCard({ withdrawalId, amount, approvedBy }) {
  const yes = (who, words) =>
    button(words, () => brandAs(who, 'approve', { withdrawalId, why: remarkFor('核对了什么') }));
  const no = button('退回', () => brand('decline', { withdrawalId, why: remarkFor('退回原因') }));
  return card(
    [`提现 ¥${yuan(amount)}，已有 ${approvedBy.length} 人同意`, withdrawalId],
    [yes('brand', '我同意'), yes('brand2', '第二个人同意'), no],
  );
}

function switchCard({ switchId, why }) {
  const thaw = button('解冻', () => brand('unfreeze', { switchId, why: remarkFor('解冻原因') }));
  return card([switchId, why], [thaw]);
}

const accountWord = { OPERATION: '运营账户', BASIC: '基本账户', TRADE: '交易账单' };
const dayWord = {
  absent: '没有账单',
  decided: '正在对账',
  done: '已对账',
  quiet: '当天没有发生',
  lost: '微信不再提供',
};
const breakWord = { timing: '等一天', open: '待处理', parked: '挂账', closed: '已了结' };
const parkedWord = {
  needs_funds: '运营账户余额不足',
  needs_configuration: '商户设置不对',
  mismatch: '微信说的和我们记的不一样',
};
const refundWord = {
  needs_funds: '经销商的微信商户号余额不足，充值后自动退',
  needs_configuration: '微信不受理，看商户设置',
  stuck: '退不回原来的账户：在商户平台处理，或由经销商另外付给店里',
  mismatch: '微信说的和我们记的不一样',
};
const outsideWord = { bank: '转账', cash: '现金' };
const stepWord = { park: '挂账', reverse: '冲回', bear: '公司承担' };
const statementWord = {
  drafted: '等经销商核对',
  disputed: '经销商有疑问',
  agreed: '经销商核对过了，等品牌确认',
  approved: '已确认，等打款',
};

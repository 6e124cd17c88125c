import type { Kept, World } from '../../platform/ports';
import type { EntryDocument } from '../ledger/ledger';
import { type Payment, payments } from '../payment/payment';
import { type Refund, refunds } from '../payment/refund';
import { paidOutside, receivedByWechat } from '../rules/wechat-account';
import { everything } from './everything';

type Entries = ReadonlyMap<string, Kept<EntryDocument>>;

/** What must be true of money that came in and went back; each line is one breach. */
export async function brokenPayments(world: Pick<World, 'db'>, entries: Entries): Promise<string[]> {
  const [paid, back] = [await everything(world, payments), await everything(world, refunds)];
  const ids = new Set([
    ...paid.map(({ _id }) => `payment:${_id}`),
    ...back.map(({ _id }) => `refund:${_id}`),
  ]);
  const posted = [...entries.keys()].filter((id) => /^(payment|refund):/.test(id));
  return [
    ...paid.flatMap((payment) =>
      brokenPayment(
        payment,
        entries,
        back.filter(({ paymentId }) => paymentId === payment.paymentId),
      ),
    ),
    ...back.flatMap((refund) => brokenRefund(refund, entries)),
    ...posted.filter((id) => !ids.has(id)).map((id) => `${id} was posted for nothing that is known`),
  ];
}

/** Paid if and only if WeChat's signed word is kept, of this amount and this payer; and never more back than came. */
function brokenPayment(payment: Payment, entries: Entries, back: readonly Refund[]): string[] {
  const { paymentId, state, amount, mchid, account, refunded } = payment;
  const isPaid = state === 'paid';
  const [moved] = entries.get(`payment:${paymentId}`)?.postings ?? [];
  const promised = back.reduce((total, refund) => total + refund.amount, 0);
  const rules: [boolean, string][] = [
    [isPaid === (moved !== undefined), `is ${state} and the ledger says otherwise`],
    [!moved || (moved.amount === amount && moved.to === account), 'was booked with another amount'],
    [!moved || moved.from === receivedByWechat(mchid), 'was booked at another merchant number'],
    [!isPaid || provesPaid(payment), 'is paid without a verified word of WeChat'],
    [!payment.closing || isPaid || isLetGo(payment), 'was let go without two people and WeChat’s word'],
    [refunded === promised, `promised ${refunded} back and its refunds carry ${promised}`],
    [promised <= (isPaid ? amount : 0), 'gives back more than came'],
  ];
  return rules.filter(([holds]) => !holds).map(([, breach]) => `payment ${paymentId} ${breach}`);
}

type ToldPayment = {
  appid?: string;
  mchid?: string;
  out_trade_no?: string;
  trade_state?: string;
  amount?: { total?: number };
  payer?: { openid?: string };
};

function provesPaid({ evidence, body, mchid, outTradeNo, amount, openid }: Payment): boolean {
  const told = JSON.parse(evidence?.body ?? '{}') as ToldPayment;
  const { appid } = JSON.parse(body) as { appid: string };
  const isOurs = told.out_trade_no === outTradeNo && told.mchid === mchid && told.appid === appid;
  const isSame = told.amount?.total === amount && told.payer?.openid === openid;
  return isOurs && isSame && (told.trade_state === 'SUCCESS' || told.trade_state === 'REFUND');
}

/** What was let go is closed, or went back to where it came from, by WeChat's word; and two people said so. */
function isLetGo({ state, closing, evidence, outTradeNo }: Payment): boolean {
  if (!closing || closing.confirmedBy === closing.by) return false;
  const told = JSON.parse(evidence?.body ?? '{}') as ToldPayment;
  const said = { closed: ['CLOSED', 'REVOKED'], given_back: ['REFUND'] }[closing.proof];
  return state === 'closed' && told.out_trade_no === outTradeNo && said.includes(told.trade_state ?? '');
}

function brokenRefund(refund: Refund, entries: Entries): string[] {
  const { refundId, state, amount, mchid, account, payee } = refund;
  const isOutside = state === 'outside';
  const [moved] = entries.get(`refund:${refundId}`)?.postings ?? [];
  const rules: [boolean, string][] = [
    [(state === 'done' || isOutside) === (moved !== undefined), `is ${state} and the ledger says otherwise`],
    [!moved || (moved.amount === amount && moved.from === account), 'was booked with another amount'],
    [
      !moved || moved.to === (isOutside ? paidOutside(payee) : receivedByWechat(mchid)),
      'was booked where it did not go',
    ],
    [!isOutside || isGivenOutside(refund), 'was paid another way without two people and WeChat’s word'],
    [state !== 'done' || provesBack(refund), 'is done without a verified word of WeChat'],
  ];
  return rules.filter(([holds]) => !holds).map(([, breach]) => `refund ${refundId} ${breach}`);
}

type ToldRefund = {
  out_refund_no?: string;
  out_trade_no?: string;
  status?: string;
  amount?: { refund?: number };
};

/** WeChat's kept word says that it carries nothing, and two people that the seller paid it. */
function isGivenOutside({ closing, evidence, outRefundNo }: Refund): boolean {
  if (!closing || closing.confirmedBy === closing.by) return false;
  const told = JSON.parse(evidence?.body ?? '{}') as ToldRefund & { code?: string };
  if (closing.proof === 'no_such_refund') return told.code !== undefined && told.status === undefined;
  const said = { closed: 'CLOSED', abnormal: 'ABNORMAL' }[closing.proof];
  return told.out_refund_no === outRefundNo && told.status === said;
}

function provesBack({ evidence, outRefundNo, outTradeNo, amount }: Refund): boolean {
  const told = JSON.parse(evidence?.body ?? '{}') as ToldRefund;
  const isOurs = told.out_refund_no === outRefundNo && told.out_trade_no === outTradeNo;
  return isOurs && told.amount?.refund === amount && told.status === 'SUCCESS';
}

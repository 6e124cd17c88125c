import type { Output, ParsedInput } from '#contracts/call';
import type { debtPaymentCalls } from '#contracts/debt-payment';
import type { Instant } from '#contracts/vocabulary';
import { frozenAmong } from '../../money/control/switches';
import { askPayment } from '../../money/payment/ask-payment';
import type { PaymentWorld } from '../../money/payment/payment-world';
import { fen } from '../../money/rules/fen';
import { sellers } from '../../people/seller';
import type { Kept } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { creditId, credits } from '../account/credit';
import { waitingToBePaid } from '../rules/payment';
import { type DebtPayment, debtPayments, recordIdOf, shownDebtPayment } from './debt-payment';
import { askedPayment, endOverdue, isClosed, paymentFor, sheetOf } from './payable';

type Calls = typeof debtPaymentCalls;
type Asked = ParsedInput<Calls['payDebt']>;
type Unpaid = Kept<DebtPayment>;

/** 微信付货款: opens the page for some of what a store owes. */
export async function payDebt(
  world: PaymentWorld,
  asked: Asked,
  seat: Seat,
): Promise<Output<Calls['payDebt']>> {
  const debt = await wish(world, asked);
  if (debt.state !== 'unpaid') return { payment: shownDebtPayment(debt) };
  if (world.now() >= debt.payUntil) return { payment: shownDebtPayment(await end(world, debt)) };
  if ((await frozenAmong(world, [`merchant:${debt.mchid}`])).size > 0) return refuse('payments_frozen', {});
  const purpose = purposeOf(debt, seat);
  const payment = await paymentFor(world, { of: debtPayments, seen: debt, purpose }, seat);
  const sheet = await sheetOf(world, payment);
  return { payment: shownDebtPayment(await fresh(world, debt)), ...(sheet && { sheet }) };
}

/** The truth about it, asked for now while it is unpaid. */
export async function debtPayment(
  world: PaymentWorld,
  { storeId, repaymentId }: ParsedInput<Calls['debtPayment']>,
): Promise<Output<Calls['debtPayment']>> {
  const debt = await world.db.get(debtPayments, repaymentId);
  if (debt?.storeId !== storeId) return refuse('not_yours', {});
  if (debt.state !== 'unpaid') return shownDebtPayment(debt);
  if (world.now() >= debt.payUntil) return shownDebtPayment(await end(world, debt));
  const asked = await askedPayment(world, debt);
  if (asked) await askPayment(world, asked);
  return shownDebtPayment(await fresh(world, debt));
}

/** Under the clock: pages nobody paid on in their time are closed at WeChat, and then they end. */
export const endUnpaidDebts = (world: PaymentWorld) =>
  endOverdue(world, debtPayments, (debt) => end(world, debt));

/** The wish as it was kept first; only a new one is held against what is owed now. */
async function wish(world: PaymentWorld, asked: Asked): Promise<Unpaid> {
  const { storeId, sellerId, repaymentId, amount } = asked;
  const mchid = (await world.db.get(sellers, sellerId))?.mchid;
  return world.db.transaction(async (tx) => {
    const before = await tx.get(debtPayments, repaymentId);
    if (before) return repeated(before, asked);
    const account = await tx.get(credits, creditId(storeId, sellerId));
    if (!account) return refuse('not_yours', {});
    if (mchid === undefined) return refuse('wechat_not_taken', {});
    if (amount > account.owed) return refuse('more_than_owed', { owed: account.owed });
    const { state, payUntil, lapseAt } = waitingToBePaid({}, world.now());
    const { sellerName } = account;
    const debt = { repaymentId, storeId, sellerId, sellerName, amount, state, payUntil, lapseAt, mchid };
    await tx.add(debtPayments, repaymentId, { ...debt, credited: fen(0) });
    return { ...debt, credited: fen(0), _id: repaymentId };
  });
}

function repeated(before: Unpaid, { storeId, sellerId, amount }: Asked): Unpaid {
  if (before.storeId !== storeId) return refuse('not_yours', {});
  return before.sellerId === sellerId && before.amount === amount ? before : refuse('repayment_differs', {});
}

async function end(world: PaymentWorld, debt: Unpaid): Promise<Unpaid> {
  if (await isClosed(world, debt))
    await world.db.updateIf(
      debtPayments,
      debt._id,
      { state: 'unpaid' },
      { set: { state: 'ended' }, unset: ['lapseAt'] },
    );
  return fresh(world, debt);
}

const fresh = async (world: PaymentWorld, debt: Unpaid) =>
  (await world.db.get(debtPayments, debt._id)) ?? debt;

/** We close at our time; WeChat's own limit comes after it, and lets the same bytes be sent until then. */
const CLOSED_BEFORE_MS = 10 * 60_000;

function purposeOf(debt: Unpaid, { openid }: Seat) {
  const { repaymentId, storeId, sellerId, sellerName, amount, mchid, payUntil } = debt;
  return {
    recordId: recordIdOf(repaymentId),
    payer: `store:${storeId}`,
    payee: `seller:${sellerId}`,
    account: `store:${storeId}:owes:${sellerId}`,
    mchid,
    openid,
    amount,
    description: `${sellerName}货款`,
    expiresAt: (payUntil + CLOSED_BEFORE_MS) as Instant,
  };
}

import { catchUp, tryParked } from '../../../cloudfunctions/facts/fact';
import type { PayWorld } from '../../../cloudfunctions/money/money-world';
import {
  askAboutOpenPayments,
  askAboutOpenRefunds,
} from '../../../cloudfunctions/money/payment/open-payments';
import { hearNotice } from '../../../cloudfunctions/money/payout/notice';
import {
  decideReimbursement,
  signReimbursement,
} from '../../../cloudfunctions/money/reimbursement/sign-reimbursement';
import { bindStore } from '../../../cloudfunctions/people/binding';
import { startTransfer } from '../../../cloudfunctions/people/own-people';
import { settleTransfer } from '../../../cloudfunctions/people/settle-transfer';
import type { World } from '../../../cloudfunctions/platform/ports';
import {
  agreeOpening,
  answerOpeningDispute,
  disputeOpening,
} from '../../../cloudfunctions/trade/account/dispute-opening';
import {
  answerRepaymentDispute,
  disputeRepayment,
} from '../../../cloudfunctions/trade/account/dispute-repayment';
import { settleRebates } from '../../../cloudfunctions/trade/account/offset';
import { recordRepayment } from '../../../cloudfunctions/trade/account/record-repayment';
import {
  confirmOpeningRebate,
  proposeOpeningRebate,
} from '../../../cloudfunctions/trade/account/right-opening-rebate';
import {
  answerAsBrand,
  answerAsSeller,
  escalateComplaints,
  replyToAnswer,
} from '../../../cloudfunctions/trade/complaint/answer-complaint';
import { complain } from '../../../cloudfunctions/trade/complaint/complain';
import { moveCrates } from '../../../cloudfunctions/trade/crate/move-crates';
import { countHandIn } from '../../../cloudfunctions/trade/delivery/count-hand-in';
import { answerReceiptDispute, disputeReceipt } from '../../../cloudfunctions/trade/delivery/dispute-receipt';
import { handIn } from '../../../cloudfunctions/trade/delivery/hand-over-cash';
import { agreeHandover, bringHandover } from '../../../cloudfunctions/trade/delivery/handover';
import { confirmReceipt } from '../../../cloudfunctions/trade/delivery/receipt';
import { recordDelivery } from '../../../cloudfunctions/trade/delivery/record-delivery';
import { standDeliveries } from '../../../cloudfunctions/trade/delivery/stand-deliveries';
import { askExchange } from '../../../cloudfunctions/trade/exchange/ask-exchange';
import {
  acceptExchange,
  cancelExchange,
  declineExchange,
  takeBack,
} from '../../../cloudfunctions/trade/exchange/exchange-steps';
import { reportDamage } from '../../../cloudfunctions/trade/exchange/report-damage';
import { settleReturnedStock } from '../../../cloudfunctions/trade/exchange/returned-stock';
import { answerChange } from '../../../cloudfunctions/trade/order/answer-change';
import { changeOrder } from '../../../cloudfunctions/trade/order/change-order';
import { cancelOrder } from '../../../cloudfunctions/trade/order/owner-steps';
import { placeOrder } from '../../../cloudfunctions/trade/order/place-order';
import { accept, ship } from '../../../cloudfunctions/trade/order/seller-steps';
import { returnUndecidedHolds } from '../../../cloudfunctions/trade/order/settle-stock';
import { endUnpaidOrders } from '../../../cloudfunctions/trade/payment/lapse-order';
import { debtPayment, endUnpaidDebts, payDebt } from '../../../cloudfunctions/trade/payment/pay-debt';
import { payment, payOrder } from '../../../cloudfunctions/trade/payment/pay-order';
import { paymentReactions } from '../../../cloudfunctions/trade/payment/payment-news';
import { quote } from '../../../cloudfunctions/trade/price/quote';
import { endVouchers } from '../../../cloudfunctions/trade/promotion/end-vouchers';
import { giveVouchers } from '../../../cloudfunctions/trade/promotion/give-vouchers';
import { withdrawVouchers } from '../../../cloudfunctions/trade/promotion/withdraw-vouchers';
import { displayReactions, returnReactions, tradeReactions } from '../../../cloudfunctions/trade/reactions';
import { answerRebateDispute } from '../../../cloudfunctions/trade/rebate/answer-dispute';
import { disputeRebate } from '../../../cloudfunctions/trade/rebate/dispute-rebate';
import { bringPrize, confirmPrize } from '../../../cloudfunctions/trade/rebate/prize';
import { provenDisplayDay } from '../../../cloudfunctions/trade/rebate/proven-display-day';

/** What people do by their phones: production's own actions, unless a test puts a wrong one in their place. */
export const ownActs = {
  placeOrder,
  cancelOrder,
  answerChange,
  payOrder,
  payment,
  payDebt,
  debtPayment,
  confirmReceipt,
  agreeHandover,
  disputeReceipt,
  reportDamage,
  askExchange,
  cancelExchange,
  disputeRebate,
  disputeRepayment,
  confirmPrize,
  agreeOpening,
  disputeOpening,
  complain,
  replyToAnswer,
  startTransfer,
  bindStore,
  accept,
  changeOrder,
  ship,
  countHandIn,
  answerReceiptDispute,
  answerRepaymentDispute,
  recordRepayment,
  acceptExchange,
  declineExchange,
  signReimbursement,
  handIn,
  recordDelivery,
  bringHandover,
  takeBack,
  moveCrates,
  bringPrize,
  answerOpeningDispute,
  answerComplaint: answerAsSeller,
  settleTransfer,
  decideReimbursement,
  answerRebateDispute,
  answerAsBrand,
  proposeOpeningRebate,
  confirmOpeningRebate,
  giveVouchers,
  withdrawVouchers,
  /** A photo that was judged, as the review tells it. */
  provenDisplayDay: (world: World, shown: Parameters<typeof provenDisplayDay>[1]) =>
    world.db.transaction((tx) => provenDisplayDay(tx, shown)),
};
export type Acts = typeof ownActs;

const reactions = { ...tradeReactions, ...returnReactions, ...displayReactions, ...paymentReactions };

/** What the doors `clock` and `night` do of the trade, by the names they have there. */
export const ownJobs = {
  clock: {
    reactions: (world: PayWorld) => catchUp(world, reactions),
    stock: returnUndecidedHolds,
    returnedStock: settleReturnedStock,
    payments: askAboutOpenPayments,
    refunds: askAboutOpenRefunds,
    unpaidOrders: endUnpaidOrders,
    unpaidDebts: endUnpaidDebts,
  },
  night: {
    parked: (world: PayWorld) => tryParked(world, reactions),
    rebates: settleRebates,
    deliveries: standDeliveries,
    vouchers: endVouchers,
    complaints: escalateComplaints,
  },
} satisfies Record<string, Record<string, (world: PayWorld) => Promise<number>>>;

export type Parts = {
  acts: Acts;
  clock: Record<string, (world: PayWorld) => Promise<number>>;
  night: Record<string, (world: PayWorld) => Promise<number>>;
  quote: (world: Pick<World, 'db' | 'now'>, asked: Parameters<typeof quote>[1]) => ReturnType<typeof quote>;
  hearNotice: typeof hearNotice;
  db: (db: World['db']) => World['db'];
};

export const ownParts: Parts = {
  acts: ownActs,
  ...ownJobs,
  quote: (world, asked) => quote(world as World, asked),
  hearNotice,
  db: (db) => db,
};

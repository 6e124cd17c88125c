import { facts } from '../cloudfunctions/facts/fact';
import { claims } from '../cloudfunctions/field/claim';
import { photos } from '../cloudfunctions/field/evidence-photo';
import { repPages } from '../cloudfunctions/field/rep-page';
import { tasks } from '../cloudfunctions/field/task';
import { visits } from '../cloudfunctions/field/visit';
import { batches } from '../cloudfunctions/goods/batch';
import { cases } from '../cloudfunctions/goods/case';
import { counts } from '../cloudfunctions/goods/count';
import { catalogs, products } from '../cloudfunctions/goods/product';
import { recounts } from '../cloudfunctions/goods/recount';
import { shelves } from '../cloudfunctions/goods/shelf';
import { stocks } from '../cloudfunctions/goods/stock';
import { keptScans } from '../cloudfunctions/loyalty/kept-scan';
import { pointsPages } from '../cloudfunctions/loyalty/points';
import { audits } from '../cloudfunctions/money/control/audit';
import { deviceDays } from '../cloudfunctions/money/control/device';
import { switches } from '../cloudfunctions/money/control/switches';
import { earnings } from '../cloudfunctions/money/ledger/earning';
import { balances, entries } from '../cloudfunctions/money/ledger/ledger';
import { payments } from '../cloudfunctions/money/payment/payment';
import { refunds } from '../cloudfunctions/money/payment/refund';
import { authorizations } from '../cloudfunctions/money/payout/authorization';
import { merchantPauses } from '../cloudfunctions/money/payout/merchant-pause';
import { notices } from '../cloudfunctions/money/payout/notice';
import { payees } from '../cloudfunctions/money/payout/payee';
import { withdrawals } from '../cloudfunctions/money/payout/withdrawal';
import { breaks } from '../cloudfunctions/money/reconciliation/break';
import { overnights, reconciliations } from '../cloudfunctions/money/reconciliation/reconciliation';
import { reimbursementLines, reimbursements } from '../cloudfunctions/money/reimbursement/reimbursement';
import { taxFiles } from '../cloudfunctions/money/tax/tax-file';
import { bindingCodes } from '../cloudfunctions/people/binding';
import { storeOpenings } from '../cloudfunctions/people/decide-application';
import { identities } from '../cloudfunctions/people/identity';
import { phoneNumbers } from '../cloudfunctions/people/phone-number';
import { realNames } from '../cloudfunctions/people/real-name';
import { reps } from '../cloudfunctions/people/rep';
import { sellers } from '../cloudfunctions/people/seller';
import { stores } from '../cloudfunctions/people/store';
import { storeApplications } from '../cloudfunctions/people/store-application';
import { storePeople } from '../cloudfunctions/people/store-people';
import { tries } from '../cloudfunctions/people/tries';
import { merchants } from '../cloudfunctions/platform/wechatpay/merchant-keys';
import { messages, readers } from '../cloudfunctions/reach/message';
import { messageCredits } from '../cloudfunctions/reach/message-credit';
import { workCalendars } from '../cloudfunctions/time/work-calendar';
import { credits } from '../cloudfunctions/trade/account/credit';
import { openDisputes } from '../cloudfunctions/trade/account/open-dispute';
import { bankReferences, repayments } from '../cloudfunctions/trade/account/repayment';
import { batchQuotes } from '../cloudfunctions/trade/batch-quote/batch-quote';
import { complaints } from '../cloudfunctions/trade/complaint/complaint';
import { goldenTimes } from '../cloudfunctions/trade/complaint/golden-time';
import { crateMoves } from '../cloudfunctions/trade/crate/crate-move';
import { driverCash } from '../cloudfunctions/trade/delivery/driver-cash';
import { handIns } from '../cloudfunctions/trade/delivery/hand-in';
import { exchanges } from '../cloudfunctions/trade/exchange/exchange';
import { exchangeTermsOf } from '../cloudfunctions/trade/exchange/exchange-terms';
import { tradePhotos } from '../cloudfunctions/trade/exchange/proven-photo';
import { invoiceTitles } from '../cloudfunctions/trade/invoice/invoice';
import { orders } from '../cloudfunctions/trade/order/order';
import { debtPayments } from '../cloudfunctions/trade/payment/debt-payment';
import { priceLists } from '../cloudfunctions/trade/price/price-list';
import { punctualities } from '../cloudfunctions/trade/promise/punctuality';
import { givenVouchers } from '../cloudfunctions/trade/promotion/given-voucher';
import { goodsCredits } from '../cloudfunctions/trade/promotion/goods-credit';
import { promotions } from '../cloudfunctions/trade/promotion/promotion';
import { promotionSpendings } from '../cloudfunctions/trade/promotion/spending';
import { voucherGifts } from '../cloudfunctions/trade/promotion/voucher-gift';
import { displayPhotos, displayPlans } from '../cloudfunctions/trade/rebate/display';
import { rebatePolicies } from '../cloudfunctions/trade/rebate/policy';
import { rebates } from '../cloudfunctions/trade/rebate/rebate';
import { soldWeeks } from '../cloudfunctions/trade/restock/season';
import { watches } from '../cloudfunctions/trade/restock/watch-shelves';
import { surveyResults, surveys, surveyTurns } from '../cloudfunctions/trade/survey/survey';
import { workbookParts, workbooks } from '../cloudfunctions/workbook/edition';

/**
 * What the deploy step creates and the local cloud starts with: every collection with its indexes, every function
 * with its limits, every timer. The declarations themselves stand beside their words.
 */
export const collections = [
  audits,
  authorizations,
  balances,
  bankReferences,
  batches,
  batchQuotes,
  bindingCodes,
  breaks,
  cases,
  catalogs,
  claims,
  counts,
  crateMoves,
  credits,
  debtPayments,
  deviceDays,
  displayPhotos,
  displayPlans,
  driverCash,
  earnings,
  entries,
  complaints,
  exchanges,
  exchangeTermsOf,
  facts,
  goldenTimes,
  goodsCredits,
  handIns,
  identities,
  invoiceTitles,
  keptScans,
  merchantPauses,
  merchants,
  messageCredits,
  messages,
  notices,
  openDisputes,
  orders,
  overnights,
  payees,
  payments,
  phoneNumbers,
  photos,
  pointsPages,
  priceLists,
  products,
  promotions,
  promotionSpendings,
  punctualities,
  rebatePolicies,
  readers,
  realNames,
  rebates,
  reconciliations,
  recounts,
  refunds,
  reimbursementLines,
  reimbursements,
  repPages,
  repayments,
  reps,
  sellers,
  shelves,
  stocks,
  storePeople,
  storeApplications,
  storeOpenings,
  stores,
  surveyResults,
  surveys,
  surveyTurns,
  switches,
  tasks,
  taxFiles,
  tradePhotos,
  tries,
  workbookParts,
  workbooks,
  visits,
  voucherGifts,
  givenVouchers,
  watches,
  soldWeeks,
  withdrawals,
  workCalendars,
].map(({ name, indexes }) => ({ name, indexes }));

const everyDoor = ['SEAL_KEY'] as const;

export const functions = [
  {
    name: 'store',
    timeoutSeconds: 20,
    memoryMb: 256,
    fromClients: true,
    environment: [...everyDoor, 'MESSAGES'],
  },
  { name: 'seller', timeoutSeconds: 20, memoryMb: 256, fromClients: true, environment: everyDoor },
  {
    name: 'rep',
    timeoutSeconds: 20,
    memoryMb: 256,
    fromClients: true,
    environment: [...everyDoor, 'PAYOUTS'],
  },
  {
    name: 'member',
    timeoutSeconds: 20,
    memoryMb: 256,
    fromClients: true,
    environment: [...everyDoor, 'WECHAT_APPID', 'WECHAT_SECRET', 'WECHAT_BASE_URL', 'OPERATOR_PHONES'],
  },
  { name: 'brand', timeoutSeconds: 60, memoryMb: 512, fromClients: true, environment: everyDoor },
  {
    name: 'pay',
    timeoutSeconds: 30,
    memoryMb: 256,
    fromClients: true,
    environment: [...everyDoor, 'WXPAY_KEY', 'WXPAY_BASE_URL', 'PAYOUTS', 'IDENTITY_KEY'],
    httpPath: '/pay',
  },
  {
    name: 'clock',
    timeoutSeconds: 60,
    memoryMb: 256,
    fromClients: false,
    environment: [
      ...everyDoor,
      'WXPAY_KEY',
      'WXPAY_BASE_URL',
      'PAYOUTS',
      'WECHAT_APPID',
      'WECHAT_SECRET',
      'WECHAT_BASE_URL',
      'MESSAGES',
    ],
  },
  {
    name: 'night',
    timeoutSeconds: 300,
    memoryMb: 512,
    fromClients: false,
    environment: everyDoor,
  },
] as const;

/** Seven fields, UTC+8: second minute hour day month week year. */
export const timers = [
  { function: 'clock', name: 'minute', config: '0 * * * * * *' },
  { function: 'night', name: 'night', config: '0 0 3 * * * *' },
] as const;

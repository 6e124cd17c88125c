import * as z from 'zod';
import { authorizationCalls } from './authorization';
import { closingAskingCalls } from './closing';
import { debtPaymentCalls } from './debt-payment';
import { Withdrawal } from './earning';
import { Order } from './order';
import { parkedMoneyAskingCalls } from './parked-money';
import { IdNumber, LegalName, RealName } from './real-name';
import { TaxFile, TaxFileWanted } from './tax';
import { DeviceId, OrderId, PaySheet, StoreId, WithdrawalId } from './vocabulary';

/** What needs the payment keys. The phone calls this door directly. */
export const payApi = {
  /** 收款: makes the bill at WeChat now, when the person is there to confirm it, or finds the one already made. */
  collect: {
    by: ['rep'],
    input: z.object({
      withdrawalId: WithdrawalId,
      clientCanConfirm: z.boolean(),
      /** Made once by the phone and kept. A hint that can only restrict: nothing is allowed because of it. */
      device: DeviceId.optional(),
    }),
    output: z.object({
      withdrawal: Withdrawal,
      /** What wx.requestMerchantTransfer needs; only while WeChat waits for the person's tap. */
      confirm: z.object({ mchId: z.string(), appId: z.string(), package: z.string() }).optional(),
    }),
    problems: [
      'real_name_needed',
      'client_too_old',
      'payout_open',
      'payouts_frozen',
      'waits_for_approval',
      'device_full',
    ],
  },
  /** The truth about one withdrawal: asks WeChat when it is still open. */
  payout: {
    by: ['rep'],
    input: z.object({ withdrawalId: WithdrawalId }),
    output: Withdrawal,
    problems: [],
  },
  /** Who a large sum is paid to by law, masked; given and taken back by the person alone. */
  realName: {
    by: ['rep'],
    input: z.object({}),
    output: z.object({ realName: RealName.optional(), needsIdNumber: z.boolean() }),
    problems: [],
  },
  giveRealName: {
    by: ['rep'],
    input: z.object({ name: LegalName, idNumber: IdNumber.optional() }),
    output: RealName,
    problems: ['id_number_wrong'],
  },
  eraseRealName: { by: ['rep'], input: z.object({}), output: z.object({}), problems: [] },
  /** 微信支付: opens the page for an unpaid order, or tells where the order has got to meanwhile. */
  payOrder: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId }),
    output: z.object({ order: Order, sheet: PaySheet.optional() }),
    problems: ['payments_frozen'],
  },
  /** The truth about an order's payment: asks WeChat while it is unpaid. */
  payment: {
    by: ['owner'],
    input: z.object({ storeId: StoreId, orderId: OrderId }),
    output: Order,
    problems: [],
  },
  /** A file for the brand's bookkeeper, behind a link that works for ten minutes. */
  taxFile: { by: ['operator'], input: TaxFileWanted, output: TaxFile, problems: [] },
  ...debtPaymentCalls,
  ...authorizationCalls,
  ...closingAskingCalls,
  ...parkedMoneyAskingCalls,
} as const;
export type PayApi = typeof payApi;

import * as z from 'zod';
import { address, text } from '../fields';

export const AskedPayment = z.strictObject({
  appid: text(32),
  mchid: text(32),
  description: text(127),
  out_trade_no: z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/),
  time_expire: z.iso.datetime({ offset: true }).optional(),
  attach: text(128).optional(),
  notify_url: address(255),
  amount: z.strictObject({ total: z.int().positive(), currency: z.literal('CNY').optional() }),
  payer: z.strictObject({ openid: text(128) }),
});
export type AskedPayment = z.output<typeof AskedPayment>;

export const Closing = z.strictObject({ mchid: text(32) });

export const AskedRefund = z
  .strictObject({
    transaction_id: text(32).optional(),
    out_trade_no: text(32).optional(),
    out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/),
    reason: text(80).optional(),
    notify_url: address(256).optional(),
    funds_account: z.enum(['AVAILABLE', 'UNSETTLED']).optional(),
    amount: z.strictObject({
      refund: z.int().positive(),
      total: z.int().positive(),
      currency: z.literal('CNY'),
    }),
  })
  .refine((asked) => (asked.transaction_id === undefined) !== (asked.out_trade_no === undefined), {
    error: 'transaction_id or out_trade_no, one of them',
  });
export type AskedRefund = z.output<typeof AskedRefund>;

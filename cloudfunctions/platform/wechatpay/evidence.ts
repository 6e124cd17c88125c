import * as z from 'zod';

/** WeChat's signed answer, enough to verify it again years later. */
export const Evidence = z.object({
  requestId: z.string(),
  serial: z.string(),
  timestamp: z.string(),
  nonce: z.string(),
  signature: z.string(),
  body: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

const Numbers = z.object({
  transfer_bill_no: z.string().optional(),
  transaction_id: z.string().optional(),
  refund_id: z.string().optional(),
});

/** What WeChat itself calls the movement, for its bills may name it by this number only. A refund also tells the payment's. */
export function numberAtWechat({ body }: Evidence): string[] {
  const told = Numbers.safeParse(JSON.parse(body));
  const number = told.data?.refund_id ?? told.data?.transfer_bill_no ?? told.data?.transaction_id;
  return number === undefined ? [] : [number];
}

import * as z from 'zod';

/** Whose number a call, a notify or a fault is about. */
export const Subject = z.strictObject({
  outBillNo: z.string().optional(),
  outAuthorizationNo: z.string().optional(),
  outTradeNo: z.string().optional(),
  outRefundNo: z.string().optional(),
});
export type Subject = z.infer<typeof Subject>;

export const isAbout = (meant: Subject, subject: Subject) =>
  Object.entries(meant).every(([name, number]) => subject[name as keyof Subject] === number);

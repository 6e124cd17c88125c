import * as z from 'zod';

/** Whole fen, never negative. A direction is said by a posting's from and to, not by a sign. */
export const Fen = z.number().int().min(0).max(100_000_000_00).brand<'Fen'>();
export type Fen = z.infer<typeof Fen>;

/** A moment: epoch milliseconds. */
export const Instant = z.number().int().min(0).max(8_640_000_000_000_000).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A day of Asia/Shanghai: "2026-11-21". */
export const Day = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** A month of Asia/Shanghai: "2026-11". */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .brand<'Month'>();
export type Month = z.infer<typeof Month>;

/** GTIN-13 whose check digit was proven when it was imported. */
export const Gtin = z
  .string()
  .regex(/^\d{13}$/)
  .brand<'Gtin'>();
export type Gtin = z.infer<typeof Gtin>;

export const Cases = z.number().int().min(1).max(9_999);
export const CasesOrNone = z.number().int().min(0).max(9_999);
export const Bottles = z.number().int().min(0).max(999_999);

/** Letters, digits, `-` and `_`: safe as a document id, in a path and in a field name. */
const id = <Brand extends string>() =>
  z
    .string()
    .regex(/^[0-9A-Za-z_-]{1,48}$/)
    .brand<Brand>();

/** Ids of what must happen once are made by the phone and kept for retries, hence long enough not to collide. */
const madeByPhone = <Brand extends string>() =>
  z
    .string()
    .regex(/^[0-9A-Za-z]{16,32}$/)
    .brand<Brand>();

export const PersonId = id<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
export const StoreId = id<'StoreId'>();
export type StoreId = z.infer<typeof StoreId>;
export const SellerId = id<'SellerId'>();
export type SellerId = z.infer<typeof SellerId>;
export const DriverId = id<'DriverId'>();
export type DriverId = z.infer<typeof DriverId>;
export const RepId = id<'RepId'>();
export type RepId = z.infer<typeof RepId>;
export const PolicyId = id<'PolicyId'>();
export type PolicyId = z.infer<typeof PolicyId>;
export const PromotionId = id<'PromotionId'>();
export type PromotionId = z.infer<typeof PromotionId>;
export const SurveyId = id<'SurveyId'>();
export type SurveyId = z.infer<typeof SurveyId>;
export const VoucherId = id<'VoucherId'>();
export type VoucherId = z.infer<typeof VoucherId>;
export const TaskId = id<'TaskId'>();
export type TaskId = z.infer<typeof TaskId>;
export const BatchId = id<'BatchId'>();
export type BatchId = z.infer<typeof BatchId>;
/** `<taskId>:<storeId>`: one claim per task and store, whoever claims. */
export const ClaimId = z
  .string()
  .regex(/^[0-9A-Za-z_-]{1,48}:[0-9A-Za-z_-]{1,48}$/)
  .brand<'ClaimId'>();
export type ClaimId = z.infer<typeof ClaimId>;

export const OrderId = madeByPhone<'OrderId'>();
export type OrderId = z.infer<typeof OrderId>;
export const VisitId = madeByPhone<'VisitId'>();
export type VisitId = z.infer<typeof VisitId>;
export const CountId = madeByPhone<'CountId'>();
export type CountId = z.infer<typeof CountId>;
export const ExchangeId = madeByPhone<'ExchangeId'>();
export type ExchangeId = z.infer<typeof ExchangeId>;
export const ComplaintId = madeByPhone<'ComplaintId'>();
export type ComplaintId = z.infer<typeof ComplaintId>;
export const StoreApplicationId = madeByPhone<'StoreApplicationId'>();
export type StoreApplicationId = z.infer<typeof StoreApplicationId>;
export const WithdrawalId = madeByPhone<'WithdrawalId'>();
export type WithdrawalId = z.infer<typeof WithdrawalId>;
export const HandInId = madeByPhone<'HandInId'>();
export type HandInId = z.infer<typeof HandInId>;
export const RepaymentId = madeByPhone<'RepaymentId'>();
export type RepaymentId = z.infer<typeof RepaymentId>;
export const CrateMoveId = madeByPhone<'CrateMoveId'>();
export type CrateMoveId = z.infer<typeof CrateMoveId>;

export const DeviceId = madeByPhone<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;

/** Where an uploaded file is kept: `cloud://<env>/<path>`. */
export const FileId = z.string().max(512).startsWith('cloud://').brand<'FileId'>();
export type FileId = z.infer<typeof FileId>;

/** What a camera may deliver: a printed code's whole text, or twelve characters typed by hand. */
export const ScannedText = z.string().min(1).max(256);

/** What wx.requestPayment takes; what it answers proves nothing. */
export const PaySheet = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
});
export type PaySheet = z.infer<typeof PaySheet>;

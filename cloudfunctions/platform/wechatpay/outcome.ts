import type { Evidence } from './evidence';

/**
 * `accepted` and `refused` come from answers whose signature was verified; everything else is `unknown`.
 * Neither `refused` nor `unknown` says that there is no bill: only a queried terminal state ends one.
 */
export type Outcome<Told, Code extends string> =
  | ({ kind: 'accepted'; evidence: Evidence } & Told)
  | { kind: 'refused'; code: Code; message: string; httpStatus: number; evidence: Evidence }
  | { kind: 'unknown'; why: Unknown; detail: string };

export type Unknown =
  /** No connection: the request cannot have arrived. */
  | 'not_sent'
  | 'cut_off'
  | 'timed_out'
  /** An answer came but nothing in it may be believed. */
  | Unverified
  /** The answer is WeChat's, and says nothing about the bill. */
  | 'server_error'
  | 'unknown_code'
  | 'not_understood'
  | 'another_bill'
  /** What was downloaded is not what the signed answer described. */
  | 'wrong_hash';

export type Unverified = 'missing_headers' | 'clock_skew' | 'unknown_serial' | 'bad_signature';

/** The bytes of a question, kept and sent again as they are or not at all. */
export type PreparedBody = { body: string };

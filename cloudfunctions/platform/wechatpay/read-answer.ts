import * as z from 'zod';
import type { Checked } from './connection';
import type { Evidence } from './evidence';
import type { Outcome } from './outcome';
import { parseJson } from './parse-json';

/** What a kind of answer may say: its refusals, and what to read from an acceptance. */
export type Reading<Told extends object, Code extends string> = {
  codes: readonly Code[];
  read: (json: unknown) => Told | 'not_understood' | 'another_bill';
};

/** An answer which is not signed by WeChat proves nothing about the bill, whatever its status says. */
export function readAnswer<Told extends object, Code extends string>(
  answer: Checked,
  { codes, read }: Reading<Told, Code>,
): Outcome<Told, Code> {
  if (answer.kind === 'silence') return { kind: 'unknown', why: answer.why, detail: answer.detail };
  const { status, verdict, rawBody } = answer;
  const detail = `HTTP ${status}: ${rawBody.toString('utf8').slice(0, 300)}`;
  if (verdict.kind === 'unverified') return { kind: 'unknown', why: verdict.why, detail };
  if (status >= 500) return { kind: 'unknown', why: 'server_error', detail };
  const { evidence } = verdict;
  if (status !== 200 && status !== 204) return readRefusal(status, evidence, codes, detail);
  const told = read(parseJson(evidence.body));
  if (told === 'not_understood' || told === 'another_bill') return { kind: 'unknown', why: told, detail };
  return { kind: 'accepted', ...told, evidence };
}

const WireRefusal = z.object({ code: z.string(), message: z.string().default('') });
/** The text of a 404 is documented for some products only; the known spellings are one word for us. */
const ABSENT = new Set([
  'NOT_FOUND',
  'RESOURCE_NOT_EXISTS',
  'RECORD_NOT_EXISTS',
  'RECORD_NOT_EXIST',
  'ORDER_NOT_EXIST',
]);

function readRefusal<Code extends string>(
  httpStatus: number,
  evidence: Evidence,
  codes: readonly Code[],
  detail: string,
): Outcome<never, Code> {
  const parsed = WireRefusal.safeParse(parseJson(evidence.body));
  if (!parsed.success) return { kind: 'unknown', why: 'not_understood', detail };
  const { message } = parsed.data;
  const said = httpStatus === 404 && ABSENT.has(parsed.data.code) ? 'NOT_FOUND' : parsed.data.code;
  const code = codes.find((known) => known === said);
  if (code === undefined) return { kind: 'unknown', why: 'unknown_code', detail };
  return { kind: 'refused', code, message, httpStatus, evidence };
}

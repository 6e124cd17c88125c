import { type Reply, refusal } from './wire';

/** How often one merchant may make each call in a second, as far as the documentation says. */
const PER_SECOND = {
  create: 100,
  query: 100,
  cancel: 20,
  authorize: 50,
  query_authorization: 50,
  close_authorization: 50,
  pay: 500,
  query_payment: 500,
  close_payment: 500,
  refund: 150,
  query_refund: 300,
  bill: 100,
  download: 100,
  certificates: 100,
} as const;

export type Call = keyof typeof PER_SECOND;
export const calls = Object.keys(PER_SECOND) as [Call, ...Call[]];

/** Counts per merchant and call within each second of the given clock; a restart forgets, as it should. */
export function rateLimits() {
  const counts = new Map<string, { second: number; count: number }>();
  return (mchid: string, call: Call, nowMs: number): Reply | undefined => {
    const second = Math.floor(nowMs / 1000);
    const key = `${mchid}:${call}`;
    const seen = counts.get(key);
    const count = (seen?.second === second ? seen.count : 0) + 1;
    counts.set(key, { second, count });
    return count > PER_SECOND[call] ? tooOften(call) : undefined;
  };
}

export const tooOften = (call: Call) =>
  refusal(
    429,
    call === 'cancel' ? 'FREQUENCY_LIMIT_EXCEED' : 'FREQUENCY_LIMITED',
    '请求频率超过限制,请稍后用原单号重试',
  );

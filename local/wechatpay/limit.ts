import { type Reply, refusal } from './wire';

const PER_SECOND = { create: 100, query: 100, cancel: 20 } as const;
const CODE = {
  create: 'FREQUENCY_LIMITED',
  query: 'FREQUENCY_LIMITED',
  cancel: 'FREQUENCY_LIMIT_EXCEED',
} as const;

export type Call = keyof typeof PER_SECOND;

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

export const tooOften = (call: Call) => refusal(429, CODE[call], '请求频率超过限制,请稍后用原单号重试');

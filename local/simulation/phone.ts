import type { Ending, Schedule } from './schedule';

const PHONE_WAITS_MS = 10_000;

/** The same call with the same id until it is answered or the person gives up. */
export async function persistently<Value>(
  schedule: Schedule,
  what: string,
  call: () => Promise<Ending<Value>>,
): Promise<Value | undefined> {
  for (let tried = 0; tried < 4; tried += 1) {
    const answer = await patiently(schedule, call());
    if (answer.kind === 'done') return answer.value;
    if (answer.kind === 'failed' && isNo(answer.error)) return undefined;
    schedule.note(`${what} again`);
    await schedule.sleep(schedule.between(100, 5_000));
  }
  return undefined;
}

/** A no that was expected, in words for the person. */
export const isNo = (error: unknown) => error instanceof Error && 'problem' in error;

/** A phone does not wait for ever; what it asked for goes on without it. */
export function patiently<Value>(schedule: Schedule, call: Promise<Ending<Value>>): Promise<Ending<Value>> {
  return Promise.race([call, schedule.sleep(PHONE_WAITS_MS).then((): Ending<Value> => ({ kind: 'dead' }))]);
}

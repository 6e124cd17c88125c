import { Refusal, refuse } from './refusal';

/** Attempts and waits are ours: the SDK's own transaction tries four times at once, which under a rush only collides again. */
const ATTEMPTS = 14;
const FIRST_WAIT_MS = 12;
const LONGEST_WAIT_MS = 400;

/** Waits for some chance part of at most this long; a simulation has its own time and chance. */
export type Pause = (longestMs: number) => Promise<void>;

/** Full jitter, so that those who collided do not meet again. */
export const realPause: Pause = (longestMs) =>
  new Promise((done) => setTimeout(done, Math.random() * longestMs));

export async function retryConflicts<Result>(pause: Pause, attempt: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refusal || !isConflict(error)) throw error;
      if (tried === ATTEMPTS) refuse('busy', {});
      await pause(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tried));
    }
  }
}

/** The code and text of a duplicate key are not documented; they are recognised here and nowhere else. */
export const isDuplicate = (error: unknown) => /E11000|duplicate key/i.test(textOf(error));

const isConflict = (error: unknown) =>
  /TRANSACTION_CONFLICT|TransactionConflict|TransactionBusy|TransactionNotExist|E11000|duplicate key/i.test(
    textOf(error),
  );

function textOf(error: unknown): string {
  const { code = '', message = '' } = (error ?? {}) as { code?: unknown; message?: unknown };
  return `${String(code)} ${String(message)}`;
}

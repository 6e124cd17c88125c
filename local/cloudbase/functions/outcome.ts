import type { FunctionDeclaration } from './declaration';
import type { Ending } from './instance';

export type Outcome = { ok: true; result: string } | { ok: false; code: string; message: string };

/** Of a question and of an answer. */
export const payloadLimit = 6 * 1024 * 1024;

/** What the caller is told of how an instance ended a call. */
export function outcomeOf(
  ending: Ending | { kind: 'crowded' },
  { name, timeoutSeconds }: FunctionDeclaration,
): Outcome {
  if (ending.kind === 'crowded') {
    return no('FUNCTION_EXCEED_RESOURCE_LIMIT', `all instances of "${name}" are taken`);
  }
  if (ending.kind === 'late') {
    return no('FUNCTION_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${timeoutSeconds} seconds`);
  }
  if (ending.kind === 'died') {
    const code = /ERR_WORKER_OUT_OF_MEMORY|memory limit/.test(ending.why)
      ? 'FUNCTION_MEMORY_LIMIT_EXCEEDED'
      : 'FUNCTION_INVOCATION_FAILED';
    return no(code, ending.why);
  }
  if ('error' in ending.answer) return no('FUNCTION_INVOCATION_FAILED', ending.answer.error);
  if (Buffer.byteLength(ending.answer.result) > payloadLimit) {
    return no('FUNCTION_INVOCATION_FAILED', 'the size of the response exceeds the upper limit (6 MB)');
  }
  return { ok: true, result: ending.answer.result };
}

export const no = (code: string, message: string): Outcome => ({ ok: false, code, message });

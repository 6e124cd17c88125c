import type { Answer, Api, Call, CallEvent, Input, Output, ProblemsOf } from '#contracts/call';
import type { Problem } from '#contracts/problem';
import { call } from './phone/call';
import { Unreachable } from './phone/unreachable';

export type Answered<C extends Call> =
  | { ok: true; value: Output<C> }
  | { ok: false; problem: Problem<ProblemsOf<C>> };

export type Client<A extends Api> = {
  [Name in keyof A]: (input: Input<A[Name]>) => Promise<Answered<A[Name]>>;
};

export type Door = 'store' | 'rep' | 'member' | 'seller' | 'brand' | 'pay';

/** A bug in the cloud; the number is what support finds it by. */
export class Broken extends Error {
  override name = 'Broken';
  constructor(readonly number: string) {
    super(`broken ${number}`);
  }
}

/** Nobody waits longer than this for a screen; an answer that comes later is not looked at. */
const patienceMs = 20_000;

/**
 * The contract is only a type here, so a call's name is known to the compiler and looked up at run time. `at` is asked
 * at each call: in which of their seats the person sits.
 */
export function clientOf<A extends Api>(door: Door, at?: () => string | undefined): Client<A> {
  return new Proxy({} as Client<A>, {
    get: (_, name) => (input: unknown) => {
      const seat = at?.();
      return ask(door, { call: String(name), input, ...(seat !== undefined && { at: seat }) });
    },
  });
}

async function ask(door: Door, event: CallEvent): Promise<Answered<Call>> {
  const answer = (await within(patienceMs, call(door, event))) as Answer<Call>;
  if (typeof answer === 'object' && answer !== null) {
    if ('value' in answer) return { ok: true, value: answer.value };
    if ('problem' in answer) return { ok: false, problem: answer.problem };
    if ('broken' in answer) throw new Broken(answer.broken);
  }
  throw new Broken('no answer');
}

function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unreachable('no answer in time')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

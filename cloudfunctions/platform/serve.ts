import type { Answer, Api, Call, CallEvent, Output, ParsedInput } from '#contracts/call';
import type { Role } from '#contracts/role';
import type { PersonId } from '#contracts/vocabulary';
import { countCalls } from './count-calls';
import { log } from './log';
import type { World } from './ports';
import { Refusal, refuse } from './refusal';

/** Who is calling, as the platform vouches: nothing of it ever comes from the input. */
export type Caller = { openid: string };

/** The role and the place the caller acts for in this call: a store's id, a seller's, a rep's, or the brand. */
export type Seat = { personId: PersonId; role: Role; at: string; openid: string };

/** Where the caller says to sit: it only chooses among the seats that the platform's identity holds. */
export type Wanted = { storeId?: string | undefined; at?: string | undefined };

export type Handlers<A extends Api, W> = {
  [Name in keyof A]: (world: W, input: ParsedInput<A[Name]>, seat: Seat) => Promise<Output<A[Name]>>;
};

type Door<A extends Api, W extends World> = {
  api: A;
  handlers: Handlers<A, W>;
  world: () => W;
  /** Finds the seat for this call, or none. Given by the door, for the platform knows no capability. */
  seatOf: (world: W, caller: Caller, call: Call, wanted: Wanted) => Promise<Seat | undefined>;
  callerOf: (context: unknown) => Caller | undefined;
};

/** Makes a deployed function of one audience's calls: identity, parsing, role, action, answer, one line of log. */
export function serve<A extends Api, W extends World>(door: Door<A, W>) {
  return async (event: CallEvent, context: unknown): Promise<Answer<Call>> => {
    const startedAt = Date.now();
    const name = String(event?.call).slice(0, 40);
    let seat: Seat | undefined;
    let calls = () => 0;
    const answer = await answered(async () => {
      const given = door.world();
      const counting = countCalls(given.db);
      calls = counting.calls;
      const world: W = { ...given, db: counting.db };
      const call = Object.hasOwn(door.api, name) ? door.api[name] : undefined;
      const caller = door.callerOf(context);
      if (!call || !caller) refuse('not_yours', {});
      const input = parsed(call, event.input);
      seat = await door.seatOf(world, caller, call, { storeId: storeIn(input), at: event.at });
      if (!seat) refuse('not_yours', {});
      return door.handlers[name as keyof A](world, input as ParsedInput<A[keyof A]>, seat);
    });
    log({
      call: name,
      by: seat?.personId,
      as: seat?.role,
      answer: kindOf(answer),
      ms: Date.now() - startedAt,
      calls: calls(),
    });
    return answer;
  };
}

function parsed(call: Call, input: unknown): unknown {
  const result = call.input.safeParse(input ?? {});
  if (result.success) return result.data;
  return refuse('bad_input', {
    fields: result.error.issues.slice(0, 20).map((issue) => issue.path.join('.')),
  });
}

/** The store a call is about, where the contract has one. */
const storeIn = (input: unknown) => (input as { storeId?: string }).storeId;

async function answered(work: () => Promise<unknown>): Promise<Answer<Call>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.problem } as Answer<Call>;
    const broken = Math.random().toString(36).slice(2, 10);
    log({ broken, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    return { broken };
  }
}

function kindOf(answer: Answer<Call>): string {
  if ('value' in answer) return 'value';
  return 'problem' in answer ? answer.problem.code : `broken ${answer.broken}`;
}

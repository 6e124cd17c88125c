import type * as z from 'zod';
import type { EveryCallsProblem, Problem, ProblemCode } from './problem';
import type { Role } from './role';

/** Who may call: one of the roles, or anyone whom WeChat signed in. */
export type Callers = readonly Role[] | 'anyone';

export type Call = {
  by: Callers;
  input: z.ZodType;
  output: z.ZodType;
  problems: readonly ProblemCode[];
};

/** One audience's calls; the name of a call is the word the screens and the cloud share. */
export type Api = Record<string, Call>;

export type Input<C extends Call> = z.input<C['input']>;
export type ParsedInput<C extends Call> = z.output<C['input']>;
export type Output<C extends Call> = z.output<C['output']>;
export type ProblemsOf<C extends Call> = C['problems'][number] | EveryCallsProblem;

/**
 * What travels to a door, and what comes back. `at` chooses among the seats that the caller holds and gives none; a
 * store's call names its store in the input. `broken` is a bug: logged whole in the cloud, shown as a number.
 */
export type CallEvent = { call: string; input: unknown; at?: string | undefined };
export type Answer<C extends Call> =
  | { value: Output<C> }
  | { problem: Problem<ProblemsOf<C>> }
  | { broken: string };

/** Of a door that serves several audiences, the calls one role may make. */
export type CallsFor<A extends Api, R extends Role> = {
  [Name in keyof A as R extends A[Name]['by'][number] ? Name : never]: A[Name];
};

import type { Problem, ProblemCode } from '#contracts/problem';

/** An expected no. Thrown so that it rolls a transaction back; the door turns it into the call's answer. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

export function refuse<C extends ProblemCode>(code: C, facts: Problem<C>['facts']): never {
  throw new Refusal({ code, facts } as Problem);
}

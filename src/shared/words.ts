import type { Api, ProblemsOf } from '#contracts/call';
import type { Problem } from '#contracts/problem';

/** What one problem says on a screen, and the step that leads on. */
export type Words = { says: string; next: string };

type CodesOf<A extends Api> = { [Name in keyof A]: ProblemsOf<A[Name]> }[keyof A];

/** An audience's words: one entry for each problem its calls can answer, or it does not compile. */
export type WordsFor<A extends Api> = {
  [Code in CodesOf<A>]: (facts: Problem<Code>['facts']) => Words;
};

/** Looks a problem's words up; the table's type has made sure that they are there. */
export function wordsOf<A extends Api>(table: WordsFor<A>, problem: Problem<CodesOf<A>>): Words {
  const say = table[problem.code] as (facts: unknown) => Words;
  return say(problem.facts);
}

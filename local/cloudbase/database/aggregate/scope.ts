/** The variables an expression can see, by name without the `$$`. */
export type Scope = Readonly<Record<string, unknown>>;

/** A compiled expression; undefined is a value that is missing. */
export type Expression = (scope: Scope) => unknown;

/** Compiles a part, which may see more variables than what is around it. */
export type CompilePart = (expression: unknown, more?: readonly string[]) => Expression;

export const casesOf = (lines: readonly { cases: number }[]) =>
  lines.reduce((total, { cases }) => total + cases, 0);

export const casesOf = (lines: readonly { cases: number }[]) =>
  lines.reduce((total, { cases }) => total + cases, 0);

/** "冰红茶 4 件、纯净水 3 件": what is in an order, in one line. */
export const goodsOf = (lines: readonly { name: string; cases: number }[]) =>
  lines.map(({ name, cases }) => `${name} ${cases} 件`).join('、');

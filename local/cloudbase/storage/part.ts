type Part = { from: number; to: number };

/** The bytes a `Range` header asks for, both ends included; a header that asks for no one part means the whole. */
export function partOf(range: string | undefined, size: number): Part | 'whole' | 'beyond' {
  const [said, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (said === undefined || (first === '' && last === '')) return 'whole';
  // Without a beginning it is the last so many bytes.
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from <= to ? { from, to } : 'beyond';
}

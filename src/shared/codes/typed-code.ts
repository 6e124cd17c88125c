/** Spaces and dashes are how people read twelve characters; anything else but twelve is not finished yet. */
export function typedCode(typed: string): string | undefined {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  return /^[0-9A-Z]{12}$/.test(code) ? code : undefined;
}

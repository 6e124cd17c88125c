/** One JSON line; ids only, never a name, a number or an openid. */
export function log(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

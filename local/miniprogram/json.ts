import { type Finding, placeAt, refused } from './inspect/finding';

export type Json = Readonly<Record<string, unknown>>;

/** WeChat takes JSON to the letter: no comment, no comma too many. */
export function readJson(file: string, text: string): { json: Json } | { fault: Finding } {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { json: json as Json };
    return { fault: refused({ file, line: 1 }, 'is no JSON object') };
  } catch (error) {
    const { message } = error as SyntaxError;
    const words = message.replace(/( in JSON at| after JSON at|, (\.\.\.)?").*/s, '');
    return { fault: refused(placeAt(file, text, faultOffset(text, message)), `is no JSON: ${words}`) };
  }
}

/** The engine says where; or the text ended too early; or the first letter that it cannot read tells. */
function faultOffset(text: string, message: string): number {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return Number(position);
  const lengths = Array.from(text, (_, i) => i + 1);
  return (lengths.find((length) => isUnexpected(text.slice(0, length))) ?? text.length + 1) - 1;
}

function isUnexpected(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return (error as SyntaxError).message.startsWith('Unexpected token');
  }
}

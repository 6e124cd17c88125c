import { sha256 } from './sha256';

const SHOWN_HEX = 32;
const BLOCK = 64;

/** Half of an HMAC-SHA-256, as much as fits into a picture. Keys and texts here are letters and digits. */
export function signature(key: string, text: string): string {
  const bytes = bytesOf(key);
  const short = bytes.length > BLOCK ? sha256(bytes) : bytes;
  const padded = Array.from({ length: BLOCK }, (_, at) => short[at] ?? 0);
  const inner = sha256([...padded.map((byte) => byte ^ 0x36), ...bytesOf(text)]);
  const outer = sha256([...padded.map((byte) => byte ^ 0x5c), ...inner]);
  return outer
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, SHOWN_HEX);
}

const bytesOf = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0) & 255);

/** Reed-Solomon over GF(256) with 0x11D, as a QR code wants it (ISO/IEC 18004). */
export function correctionOf(data: readonly number[], count: number): number[] {
  const divisor = divisorOf(count);
  let rest = Array.from({ length: count }, () => 0);
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0);
    rest = [...rest.slice(1), 0].map((each, at) => each ^ product(divisor[at] ?? 0, factor));
  }
  return rest;
}

function divisorOf(count: number): number[] {
  let divisor = [...Array.from({ length: count - 1 }, () => 0), 1];
  let root = 1;
  for (let turn = 0; turn < count; turn++) {
    divisor = divisor.map((each, at) => product(each, root) ^ (divisor[at + 1] ?? 0));
    root = product(root, 2);
  }
  return divisor;
}

function product(a: number, b: number): number {
  let sum = 0;
  for (let bit = 7; bit >= 0; bit--) {
    sum = (sum << 1) ^ ((sum >>> 7) * 0x11d);
    sum ^= ((b >>> bit) & 1) * a;
  }
  return sum;
}

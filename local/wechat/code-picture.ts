import { crc32, deflateSync } from 'node:zlib';
import qrcode from 'qrcode-generator';

const MARGIN = 4;

/** A square QR code stands for WeChat's round one: it carries the same page and scene, and any scanner reads it. */
export function codePicture(text: string, widthPixels: number): Buffer {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const modules = code.getModuleCount();
  const scale = Math.max(1, Math.floor(widthPixels / (modules + 2 * MARGIN)));
  const line = (isDark: (at: number) => boolean) => greyLine(modules, scale, isDark);
  const white = line(() => false);
  const lines = [
    ...Array.from({ length: MARGIN }, () => white),
    ...Array.from({ length: modules }, (_, row) => line((column) => code.isDark(row, column))),
    ...Array.from({ length: MARGIN }, () => white),
  ];
  return png((modules + 2 * MARGIN) * scale, Buffer.concat(lines));
}

/** One line of modules: as many equal rows of pixels as a module is high, each led by its filter, which is none. */
function greyLine(modules: number, scale: number, isDark: (at: number) => boolean): Buffer {
  const row = Buffer.alloc(1 + (modules + 2 * MARGIN) * scale, 255).fill(0, 0, 1);
  for (let at = 0; at < modules; at += 1) {
    const start = 1 + (at + MARGIN) * scale;
    if (isDark(at)) row.fill(0, start, start + scale);
  }
  return Buffer.concat(Array.from({ length: scale }, () => row));
}

/** Eight bits of grey per pixel. */
function png(width: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

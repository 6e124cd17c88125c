import readXlsxFile from 'read-excel-file/universal';
import type { Finding, Table } from './rules/sheet-rule';

const MOST_BYTES = 10 * 1024 * 1024;

/** The sheets of an .xlsx as text, or the one thing that is wrong with the file itself. */
export async function readFile(bytes: Uint8Array): Promise<Table[] | Finding> {
  if (bytes.length > MOST_BYTES) return ofFile('文件太大,最多 10 MB');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return ofFile('这是老的 .xls 格式,请另存为 .xlsx 再传');
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]))
    return ofFile('这不是 Excel 文件,像是 CSV 改了扩展名;请用 Excel 打开后另存为 .xlsx');
  try {
    const sheets = await readXlsxFile(new Uint8Array(bytes).buffer);
    return sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(textOf)) }));
  } catch {
    return ofFile('文件打不开,可能没有传完整;请重新另存为 .xlsx 再传');
  }
}

/** Fifteen digits are what a spreadsheet shows of a number; the sixteenth is an artefact of binary. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return cell instanceof Date ? dateOrTime(cell) : String(cell);
}

/** A time of day is a day of 1899 to a spreadsheet. */
function dateOrTime(cell: Date): string {
  const text = cell.toISOString();
  return cell.getUTCFullYear() < 1901 ? text.slice(11, 16) : text.slice(0, 10);
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, place) => bytes[place] === byte);

const ofFile = (says: string): Finding => ({
  weight: 'wrong',
  sheet: '',
  row: 0,
  column: '',
  value: '',
  says,
});

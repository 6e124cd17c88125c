import writeXlsxFile from 'write-excel-file/node';

/** A workbook's sheets as text, the headings first: what a spreadsheet would show. */
export type Sheets = Record<string, readonly (readonly string[])[]>;

export const workbookFile = (sheets: Sheets): Promise<Buffer> =>
  writeXlsxFile(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map((text) => (text === '' ? null : { value: text, type: String }))),
    })),
  ).toBuffer();

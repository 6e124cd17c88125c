import type { WorkbookFinding } from '#contracts/workbook';
import type { Read } from './cell';

export type Finding = WorkbookFinding;

/** One column: how its heading reads, the name other systems export it under, and how a cell is understood. */
type Column<Value> = {
  heading: string;
  alias: string;
  read: Read<Value>;
  /** The column may be left out, and its cells may be empty. */
  mayBeEmpty?: true;
  /** Each value must be the key of a row of that sheet. */
  refersTo?: string;
};

export type Columns = Readonly<Record<string, Column<unknown>>>;

export type RowOf<C extends Columns> = {
  [Name in keyof C]: C[Name] extends Column<infer Value> ? Value : never;
};

/** How a sheet is laid out, whatever its rows mean. */
export type Layout = {
  sheet: string;
  columns: Columns;
  /** The columns that together name a row; two rows of one name are a mistake. */
  key: readonly string[];
  /** A workbook without this sheet says nothing of it. */
  mayBeMissing?: true;
};

export type SheetRule<C extends Columns> = Layout & {
  columns: C;
  key: readonly (keyof C & string)[];
  /** What one row can get wrong that one cell cannot. */
  checkRow?(
    row: RowOf<C>,
  ): { column: keyof C & string; says: string; weight?: Finding['weight'] } | undefined;
};

/** The columns come first, so that the rest is typed by them. */
export const sheetRule = <C extends Columns>(
  columns: C,
  rest: Omit<SheetRule<C>, 'columns'>,
): SheetRule<C> => ({
  columns,
  ...rest,
});

/** A sheet as text: the heading first, then the rows, each at the place the spreadsheet shows it. */
export type Table = { sheet: string; rows: readonly (readonly string[])[] };

export type Placed<Row> = {
  /** As the spreadsheet counts; 0 for a row that is not of this file but already in the cloud. */
  row: number;
  key: string;
  values: Row;
  /** Which wording of this row it is: one more with every import that changed it. */
  revision: number;
  /** The cells as they were understood, by column. */
  cells: Readonly<Record<string, string>>;
};

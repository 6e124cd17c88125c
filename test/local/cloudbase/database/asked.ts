import { EJSON } from 'bson';
import type { IndexDeclaration } from '../../../../local/cloudbase/database/declaration';
import { type Database, openDatabase } from '../../../../local/cloudbase/database/open';

export type Row = Record<string, unknown>;

export const ejson = (value: Row) => EJSON.stringify(value, { relaxed: false });

/** A database of one collection in memory, asked below the socket. */
export function openRows(indexes: readonly IndexDeclaration[]): Database {
  return openDatabase({ path: 'memory', now: Date.now, declarations: [{ name: 'rows', indexes }] });
}

export const keys = (...fields: string[]): IndexDeclaration['keys'] =>
  fields.map((field) =>
    field.startsWith('-') ? { field: field.slice(1), direction: -1 } : { field, direction: 1 },
  );

export const insertion = (rows: readonly Row[]) => ({
  action: 'database.insertDocument',
  collectionName: 'rows',
  data: rows.map(ejson),
});

export async function insert(database: Database, rows: readonly Row[]): Promise<void> {
  const { code, message } = await database.answer(insertion(rows));
  if (code !== undefined) throw new Error(`${code} ${message}`);
}

export type Asked = { query: Row; order?: Row; limit?: number };

export const question = ({ query, order, limit }: Asked) => ({
  action: 'database.getDocument',
  collectionName: 'rows',
  query: ejson(query),
  ...(order && { order: ejson(order) }),
  ...(limit !== undefined && { limit }),
});

export async function ask(database: Database, asked: Asked): Promise<Row[]> {
  const { data, code, message } = await database.answer(question(asked));
  if (code !== undefined) throw new Error(`${code} ${message}`);
  return (data as { list: string[] }).list.map((text) => EJSON.parse(text) as Row);
}

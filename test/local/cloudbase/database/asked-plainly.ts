import { EJSON } from 'bson';
import type { IndexDeclaration } from '../../../../local/cloudbase/database/declaration';
import { openDatabase } from '../../../../local/cloudbase/database/open';

export type Row = Record<string, unknown>;

export const noon = Date.parse('2026-11-21T04:00:00Z');

const ejson = (value: unknown) => EJSON.stringify(value as Row, { relaxed: false });

type Page = { order?: Row; projection?: Row; limit?: number; offset?: number };

const question = (filter: Row, { order, projection, limit, offset }: Page = {}) => ({
  action: 'database.getDocument',
  query: ejson(filter),
  ...(order && { order: ejson(order) }),
  ...(projection && { projection: ejson(projection) }),
  ...(limit && { limit }),
  ...(offset && { offset }),
});

/** Fields of an index; one behind a minus is kept the other way around. */
export const keys = (...fields: string[]): IndexDeclaration['keys'] =>
  fields.map((field) =>
    field.startsWith('-') ? { field: field.slice(1), direction: -1 } : { field, direction: 1 },
  );

/** A database in memory with one collection and a clock that stands, asked below the SDK in MongoDB's own words. */
export function openPlainly(indexes: readonly IndexDeclaration[] = []) {
  const declarations = [
    { name: 'shelf', indexes },
    { name: 'stores', indexes: [] },
  ];
  const database = openDatabase({ path: 'memory', now: () => noon, declarations });

  async function ask(body: Row, collectionName = 'shelf'): Promise<Row> {
    const { code, message, data } = await database.answer({ collectionName, ...body });
    if (code !== undefined) throw Object.assign(new Error(String(message)), { code });
    return data as Row;
  }
  const listOf = ({ list }: Row) => (list as string[]).map((text) => EJSON.parse(text) as Row);

  return {
    database,
    close: () => database.close(),
    all: () => database.all('shelf'),
    insert: (rows: readonly Row[], collection = 'shelf') =>
      ask({ action: 'database.insertDocument', data: rows.map(ejson) }, collection),
    find: async (filter: Row, more?: Page) => listOf(await ask(question(filter, more))),
    explain: (filter: Row, more?: Page) =>
      database.explain({ collectionName: 'shelf', ...question(filter, more) }),
    update: (filter: Row, data: Row, multi = true) =>
      ask({ action: 'database.modifyDocument', query: ejson(filter), data: ejson(data), merge: true, multi }),
    aggregate: async (stages: readonly Row[]) =>
      listOf(
        await ask({
          action: 'database.aggregateDocuments',
          stages: stages.map((stage) => {
            const [[stageKey, value]] = Object.entries(stage) as [[string, unknown]];
            return { stageKey, stageValue: ejson({ value }).slice('{"value":'.length, -1) };
          }),
        }),
      ),
  };
}

export type Plain = ReturnType<typeof openPlainly>;

/** The words of a refusal; anything but a refusal is a failure. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const problem = await call.then(
    () => undefined,
    (error: { code: string; message: string }) => error,
  );
  if (problem?.code !== 'DATABASE_REQUEST_FAILED') throw problem ?? new Error('Nothing was refused.');
  return problem.message;
}

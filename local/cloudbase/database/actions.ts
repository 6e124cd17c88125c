import { randomBytes } from 'node:crypto';
import { find as project } from 'mingo';
import { pipelineOf, runPipeline } from './aggregate';
import type { Change } from './commit';
import type { Document } from './document';
import { parsePayload, writePayload } from './ejson';
import { collectionNamed, type Engine } from './engine';
import { type Found, find, type View } from './find';
import { notBuilt, requestFailed } from './problem';
import { type Body, pageOf, subjectsOf } from './question';
import type { Collection } from './store';
import { abort, begin, openTransaction } from './transaction';
import { applyUpdate, replaceDocument } from './update';
import { finishTransaction, inTransaction, plainView, write } from './write';

/** Tells the meter how the documents were found. */
type Observe = (found: Found) => void;

type Action = (engine: Engine, body: Body, observe: Observe) => Body | Promise<Body>;

export const actions: Record<string, Action> = {
  'database.insertDocument': insert,
  'database.getDocument': get,
  'database.calculateDocument': count,
  'database.modifyDocument': modify,
  'database.modifyAndReturnDoc': modifyAndReturn,
  'database.removeDocument': remove,
  'database.aggregateDocuments': aggregate,
  'database.startTransaction': ({ transactions }) => ({ transactionId: begin(transactions).id }),
  'database.commitTransaction': async (engine, { transactionId }) => {
    await finishTransaction(engine, transactionId);
    return {};
  },
  'database.abortTransaction': ({ transactions }, { transactionId }) => {
    abort(transactions, openTransaction(transactions, transactionId));
    return {};
  },
};

function insert(engine: Engine, body: Body): Promise<Body> {
  const collection = collectionNamed(engine, body.collectionName);
  if (!Array.isArray(body.data)) throw requestFailed('data must be an array');
  const documents = body.data.map((text) => newDocument(parsePayload(text, engine.now)));
  return write(engine, body.transactionId, () => ({
    changes: documents.map((after) => ({ collection, before: undefined, after })),
    answer: { data: { insertedIds: documents.map(({ _id }) => _id) } },
  }));
}

function get(engine: Engine, body: Body, observe: Observe): Body {
  const collection = collectionNamed(engine, body.collectionName);
  const question = pageOf(engine, body);
  const projection = body.projection === undefined ? undefined : parsePayload(body.projection, engine.now);
  const found = read(engine, body.transactionId, (view) => find(view, collection, question));
  observe(found);
  const documents = found.records.map(({ document }) => document);
  const shown = projection ? project<Document>(documents, {}, projection as never).all() : documents;
  return { data: { list: shown.map(writePayload) }, limit: question.limit, offset: question.offset };
}

function count(engine: Engine, body: Body, observe: Observe): Body {
  const collection = collectionNamed(engine, body.collectionName);
  const found = find(plainView(engine), collection, subjectsOf(engine, body));
  observe(found);
  return { data: { total: found.records.length } };
}

function modify(engine: Engine, body: Body, observe: Observe): Promise<Body> {
  const collection = collectionNamed(engine, body.collectionName);
  const data = parsePayload(body.data, engine.now);
  if (body.merge === true && body.upsert === true) throw notBuilt('an update that inserts');
  if (body.merge !== true && body.multi === true) throw notBuilt('replacing several documents');
  const question = subjectsOf(engine, body);
  return write(engine, body.transactionId, (view) => {
    const changes = changesFor(view, { collection, question, observe }, (document) =>
      body.merge === true ? applyUpdate(document, data) : replaceDocument(document, data),
    );
    if (changes.matched > 0 || body.upsert !== true)
      return { changes: changes.made, answer: { data: { updated: changes.made.length, upsert_id: null } } };
    const after = newDocument({ _id: question.filter._id, ...data });
    return {
      changes: [{ collection, before: undefined, after }],
      answer: { data: { updated: 0, upsert_id: after._id } },
    };
  });
}

function modifyAndReturn(engine: Engine, body: Body, observe: Observe): Promise<Body> {
  const collection = collectionNamed(engine, body.collectionName);
  const data = parsePayload(body.data, engine.now);
  const question = { ...subjectsOf(engine, body), limit: 1 };
  return write(engine, body.transactionId, (view) => {
    const found = find(view, collection, question);
    observe(found);
    const before = found.records[0];
    if (before === undefined) return { changes: [], answer: { data: { updated: 0, doc: null } } };
    const after = applyUpdate(before.document, data);
    return {
      changes: after === before.document ? [] : [{ collection, before, after }],
      answer: { data: { updated: 1, doc: writePayload(after) } },
    };
  });
}

function remove(engine: Engine, body: Body, observe: Observe): Promise<Body> {
  const collection = collectionNamed(engine, body.collectionName);
  const question = subjectsOf(engine, body);
  return write(engine, body.transactionId, (view) => {
    const found = find(view, collection, question);
    observe(found);
    return {
      changes: found.records.map((before) => ({ collection, before, after: undefined })),
      answer: { data: { deleted: found.records.length } },
    };
  });
}

function aggregate(engine: Engine, body: Body, observe: Observe): Body {
  const collection = collectionNamed(engine, body.collectionName);
  if (body.transactionId !== undefined) throw notBuilt('an aggregate inside a transaction');
  const { question, rest } = pipelineOf(engine, body);
  const found = find(plainView(engine), collection, question);
  observe(found);
  const documents = found.records.map(({ document }) => document);
  return { data: { list: runPipeline(documents, rest).map(writePayload) } };
}

/** How the documents of a request would be found, without doing what it asks. */
export function explain(engine: Engine, body: Body): { index: string; examined: number; returned: number } {
  const collection = collectionNamed(engine, body.collectionName);
  const question =
    body.action === 'database.aggregateDocuments'
      ? pipelineOf(engine, body).question
      : body.action === 'database.getDocument'
        ? pageOf(engine, body)
        : subjectsOf(engine, body);
  const { index, examined, records } = find(plainView(engine), collection, question);
  return { index, examined, returned: records.length };
}

function read<T>(engine: Engine, transactionId: unknown, act: (view: View) => T): T {
  return transactionId === undefined ? act(plainView(engine)) : inTransaction(engine, transactionId, act);
}

function changesFor(
  view: View,
  {
    collection,
    question,
    observe,
  }: { collection: Collection; question: ReturnType<typeof pageOf>; observe: Observe },
  apply: (document: Document) => Document,
): { matched: number; made: Change[] } {
  const found = find(view, collection, question);
  observe(found);
  const made = found.records.flatMap((before) => {
    const after = apply(before.document);
    return after === before.document ? [] : [{ collection, before, after }];
  });
  return { matched: found.records.length, made };
}

function newDocument(fields: Document): Document {
  const { _id = randomBytes(16).toString('hex'), ...rest } = fields;
  if (typeof _id !== 'string' && typeof _id !== 'number')
    throw requestFailed('_id must be a string or a number');
  const operator = Object.keys(rest).find((key) => key.startsWith('$'));
  if (operator !== undefined)
    throw requestFailed(`The dollar ($) prefixed field '${operator}' is not allowed`);
  return { _id, ...rest };
}

import { randomBytes } from 'node:crypto';
import { pipelineOf } from './aggregate/pipeline';
import { addCollection } from './catalog';
import type { Change } from './commit';
import type { Document } from './document';
import { parsePayload, writePayload } from './ejson';
import { collectionNamed, type Engine } from './engine';
import { type Found, find, type Question, type View } from './find';
import { notBuilt, requestFailed } from './problem';
import { projector } from './projection/projection';
import { matcher, type Place } from './query/filter';
import { type Body, pageOf, subjectsOf } from './question';
import { abort, begin, openTransaction } from './transaction';
import { modifierOf } from './update/modifier';
import { checkStorable } from './update/storage';
import { isSame } from './value';
import { finishTransaction, inTransaction, plainView, write } from './write';

/** Tells the meter how the documents were found. */
type Observe = (found: Found) => void;

type Action = (engine: Engine, body: Body, observe: Observe) => Body | Promise<Body>;

export const actions: Record<string, Action> = {
  'database.addCollection': ({ store, catalog }, { collectionName, transactionId }) => {
    if (transactionId !== undefined) throw notBuilt('a collection made inside a transaction');
    addCollection(store, catalog, String(collectionName));
    return {};
  },
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
  if (!Array.isArray(body.data) || body.data.length === 0)
    throw requestFailed('data must be an array of at least one document');
  const documents = body.data.map((text) => newDocument(parsePayload(text, engine.now)));
  return write(engine, body.transactionId, () => ({
    isOneByOne: true,
    changes: documents.map((after) => ({ collection, before: undefined, after })),
    answer: { data: { insertedIds: documents.map(({ _id }) => _id) } },
  }));
}

function get(engine: Engine, body: Body, observe: Observe): Body {
  const collection = collectionNamed(engine, body.collectionName);
  const question = pageOf(engine, body);
  const projection = body.projection === undefined ? {} : parsePayload(body.projection, engine.now);
  const show = projector(projection, question.filter);
  const found = read(engine, body.transactionId, (view) => find(view, collection, question));
  observe(found);
  const list = found.records.map(({ document }) => writePayload(show(document)));
  return { data: { list }, limit: question.limit, offset: question.offset };
}

function count(engine: Engine, body: Body, observe: Observe): Body {
  const collection = collectionNamed(engine, body.collectionName);
  if (body.transactionId !== undefined) throw notBuilt('a count inside a transaction');
  const found = find(plainView(engine), collection, subjectsOf(engine, body));
  observe(found);
  return { data: { total: found.records.length } };
}

/** `updated` counts the documents that became others, not those that matched. */
function modify(engine: Engine, body: Body, observe: Observe): Promise<Body> {
  const collection = collectionNamed(engine, body.collectionName);
  const data = parsePayload(body.data, engine.now);
  if (typeof body.merge !== 'boolean') throw requestFailed('merge must be true or false');
  if (body.merge && body.upsert === true) throw notBuilt('an update that inserts');
  if (!body.merge && body.multi === true) throw notBuilt('replacing several documents');
  const question = subjectsOf(engine, body);
  const apply = body.merge ? updating(engine, data, question) : replacing(data);
  return write(engine, body.transactionId, (view) => {
    const found = find(view, collection, question);
    observe(found);
    const changes = found.records.flatMap((before): Change[] => {
      const after = apply(before.document);
      return after === before.document ? [] : [{ collection, before, after }];
    });
    if (found.records.length > 0 || body.upsert !== true)
      return { changes, answer: { data: { updated: changes.length, upsert_id: null } } };
    const after = newDocument({ _id: question.filter._id, ...data });
    return {
      changes: [{ collection, before: undefined, after }],
      answer: { data: { updated: 0, upsert_id: after._id } },
    };
  });
}

function modifyAndReturn(engine: Engine, body: Body, observe: Observe): Promise<Body> {
  const collection = collectionNamed(engine, body.collectionName);
  const question = { ...subjectsOf(engine, body), limit: 1 };
  const apply = updating(engine, parsePayload(body.data, engine.now), question);
  return write(engine, body.transactionId, (view) => {
    const found = find(view, collection, question);
    observe(found);
    const before = found.records[0];
    if (before === undefined) return { changes: [], answer: { data: { updated: 0, doc: null } } };
    const after = apply(before.document);
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
  const { question, run } = pipelineOf(engine, body);
  const found = find(plainView(engine), collection, question);
  observe(found);
  return { data: { list: run(found.records.map(({ document }) => document)).map(writePayload) } };
}

/** How the documents of a request would be found, without doing what it asks. */
export function explain(engine: Engine, body: Body): { index: string; examined: number; returned: number } {
  const collection = collectionNamed(engine, body.collectionName);
  const { index, examined, records } = find(plainView(engine), collection, questionOf(engine, body));
  return { index, examined, returned: records.length };
}

function questionOf(engine: Engine, body: Body): Question {
  if (body.action === 'database.aggregateDocuments') return pipelineOf(engine, body).question;
  return body.action === 'database.getDocument' ? pageOf(engine, body) : subjectsOf(engine, body);
}

function read<T>(engine: Engine, transactionId: unknown, act: (view: View) => T): T {
  return transactionId === undefined ? act(plainView(engine)) : inTransaction(engine, transactionId, act);
}

function updating({ now }: Engine, data: Document, { filter }: Question): (document: Document) => Document {
  const modify = modifierOf(data, now);
  const matches = matcher(filter);
  return (document) =>
    modify(document, () => {
      const place: Place = {};
      matches(document, place);
      return place.element;
    });
}

/** Replaces all but the id. */
function replacing(data: Document): (document: Document) => Document {
  checkStorable(data);
  return (document) => {
    if ('_id' in data && !isSame(data._id, document._id))
      throw requestFailed("The _id field cannot be changed: it is the immutable field '_id'");
    const after = { ...data, _id: document._id };
    return isSame(document, after) ? document : after;
  };
}

function newDocument(fields: Document): Document {
  const { _id = randomBytes(16).toString('hex'), ...rest } = fields;
  if (typeof _id !== 'string' && !Number.isFinite(_id))
    throw requestFailed('_id must be a string or a number');
  checkStorable(rest);
  return { _id, ...rest };
}

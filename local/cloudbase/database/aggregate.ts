import { aggregate } from 'mingo';
import { ProcessingMode } from 'mingo/core';
import type { Document } from './document';
import { isPlainObject } from './document';
import { parsePayload } from './ejson';
import type { Engine } from './engine';
import type { Question } from './find';
import { notBuilt, requestFailed } from './problem';
import { matcher } from './query';
import { type Body, everything, orderOf } from './question';

/** The beginning of a pipeline that an index can answer, and the stages that then work on what was found. */
export type Pipeline = { readonly question: Question; readonly rest: readonly Document[] };

const stages = new Set([
  '$match',
  '$group',
  '$sort',
  '$limit',
  '$skip',
  '$project',
  '$unwind',
  '$count',
  '$addFields',
]);

/** Operators that mingo answers differently from MongoDB, or that run code. */
const unlike = new Set([
  '$week',
  '$substr',
  '$substrBytes',
  '$where',
  '$function',
  '$accumulator',
  '$elemMatch',
]);

export function pipelineOf(engine: Engine, body: Body): Pipeline {
  if (!Array.isArray(body.stages)) throw requestFailed('stages must be an array');
  const all = body.stages.map((stage) => stageOf(engine, stage));
  const rest = [...all];
  const filter = leading(rest, '$match') ?? {};
  const order = leading(rest, '$sort');
  const limit = leading(rest, '$limit');
  for (const stage of rest) {
    refuseUnlike(stage);
    if ('$match' in stage) matcher(stage.$match as Document);
  }
  return {
    question: {
      ...everything,
      filter: filter as Document,
      order: order ? orderOf(order as Document) : [],
      ...(limit !== undefined && { limit: limit as number }),
    },
    rest,
  };
}

export function runPipeline(documents: readonly Document[], rest: readonly Document[]): Document[] {
  return aggregate([...documents], [...rest], {
    processingMode: ProcessingMode.CLONE_INPUT,
    scriptEnabled: false,
  });
}

function stageOf({ now }: Engine, stage: unknown): Document {
  if (!isPlainObject(stage)) throw requestFailed('A stage must be an object.');
  const name = String(stage.stageKey);
  if (!stages.has(name)) throw notBuilt(`the aggregate stage ${name}`);
  // A limit, a count and a simple unwind are bare values, which EJSON reads only inside a document.
  return { [name]: parsePayload(`{"value":${String(stage.stageValue)}}`, now).value };
}

function leading(rest: Document[], name: string): unknown {
  const first = rest[0];
  if (first === undefined || !(name in first)) return undefined;
  rest.shift();
  return first[name];
}

function refuseUnlike(value: unknown): void {
  if (Array.isArray(value)) value.forEach(refuseUnlike);
  if (!isPlainObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (unlike.has(key)) throw notBuilt(`the operator ${key} here`);
    refuseUnlike(inner);
  }
}

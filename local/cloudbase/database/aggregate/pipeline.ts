import { type Document, isPlainObject } from '../document';
import { parseValue } from '../ejson';
import { collectionNamed, type Engine } from '../engine';
import { find, type Question } from '../find';
import { requestFailed } from '../problem';
import { type Body, everything } from '../question';
import { plainView } from '../write';
import { geoNear } from './geo-near';
import type { Run } from './stage';
import { compileStages, limitOf, sortOrder } from './stages';

/** The beginning of a pipeline that an index can answer, and what then works on what was found. */
export type Pipeline = { readonly question: Question; readonly run: Run };

/** Production gives at most this many documents of a pipeline that has no $limit. */
const defaultPage = 20;

export function pipelineOf(engine: Engine, body: Body): Pipeline {
  if (!Array.isArray(body.stages)) throw requestFailed('stages must be an array');
  const stages = body.stages.map((stage) => stageOf(engine, stage));
  const context = {
    variables: { NOW: new Date(engine.now()) },
    documentsIn: (collection: string, filter: Document) => documentsIn(engine, collection, filter),
  };
  const page = stages.some((stage) => '$limit' in stage) ? [] : [{ $limit: defaultPage }];
  const [first, ...afterFirst] = stages;
  if (first && '$geoNear' in first) {
    const { question, measured } = geoNear(first.$geoNear, collectionNamed(engine, body.collectionName));
    const run = compileStages([...afterFirst, ...page], context);
    return { question, run: (documents) => run(documents.map(measured)) };
  }
  compileStages(stages, context);
  const { question, rest } = questionOf(stages);
  return { question, run: compileStages([...rest, ...page], context) };
}

/** A filter, an order and a limit at the beginning are one question to the store. */
function questionOf(stages: readonly Document[]): { question: Question; rest: Document[] } {
  const rest = [...stages];
  const filter = leading(rest, '$match') as Document | undefined;
  const order = leading(rest, '$sort');
  const limit = leading(rest, '$limit');
  return {
    question: {
      filter: filter ?? {},
      order: order === undefined ? [] : sortOrder(order),
      offset: 0,
      limit: limit === undefined ? everything.limit : limitOf(limit),
    },
    rest,
  };
}

function leading(rest: Document[], name: string): unknown {
  const first = rest[0];
  if (first === undefined || !(name in first)) return undefined;
  rest.shift();
  return first[name];
}

function stageOf({ now }: Engine, stage: unknown): Document {
  if (!isPlainObject(stage) || typeof stage.stageKey !== 'string')
    throw requestFailed('A pipeline stage must have a stageKey and a stageValue.');
  return { [stage.stageKey]: parseValue(stage.stageValue, now) };
}

function documentsIn(engine: Engine, collection: string, filter: Document): Document[] {
  const question = { filter, ...everything };
  return find(plainView(engine), collectionNamed(engine, collection), question).records.map(
    ({ document }) => document,
  );
}

import { canvasNode } from '../components/canvas';
import { positionOf } from '../components/scroll-view';
import { boxOf, type Element, findAll, propertiesOf, styleOf, tagOf } from '../elements';
import type { AppFunction, Life } from '../life';
import { pageTop } from '../page-scroll';

/** What is asked about an element: which of its facts, and who wants to hear of them. */
type Fields = Readonly<Record<string, boolean | readonly string[]>>;
type Question = {
  elements: () => Element[];
  isList: boolean;
  fields: Fields;
  callback?: AppFunction | undefined;
};

const place: Fields = { id: true, dataset: true, rect: true, size: true };
const scroll: Fields = { id: true, dataset: true, scrollOffset: true };

/** Answers with what is on the page and, once somebody has drawn it, where. */
export function createSelectorQuery(life: Life) {
  const questions: Question[] = [];
  let within = life.pages.at(-1)?.component as Element | undefined;
  const nodes = (elements: () => Element[], isList: boolean) => {
    const ask = (fields: Fields, callback?: AppFunction) => {
      questions.push({ elements, isList, fields, callback });
      return query;
    };
    return {
      boundingClientRect: (callback?: AppFunction) => ask(place, callback),
      scrollOffset: (callback?: AppFunction) => ask(scroll, callback),
      node: (callback?: AppFunction) => ask({ node: true }, callback),
      context: (callback?: AppFunction) => ask({ context: true }, callback),
      fields: (fields: Fields, callback?: AppFunction) => ask(fields, callback),
    };
  };
  const found = (selector: string) => () => (within ? findAll(within, selector) : []);
  const query = {
    in: (component: { _$?: Element }) => {
      within = component._$ ?? within;
      return query;
    },
    select: (selector: string) => nodes(found(selector), false),
    selectAll: (selector: string) => nodes(found(selector), true),
    selectViewport: () => nodes(() => life.pages.slice(-1).map(({ component }) => component), false),
    exec: (callback?: AppFunction) =>
      life.realm.later(() => {
        const answers = questions.map((question) => answer(life, question));
        for (const [i, { callback: told }] of questions.entries()) told?.(answers[i]);
        callback?.(life.realm.list(answers));
      }, 0),
  };
  return query;
}

function answer(life: Life, { elements, isList, fields }: Question): unknown {
  const facts = elements().map((element) => factsOf(life, element, fields));
  return isList ? life.realm.list(facts) : (facts[0] ?? null);
}

function factsOf(life: Life, element: Element, fields: Fields): unknown {
  const { left, top, width, height, scrollWidth, scrollHeight } = boxOf(element);
  const page = life.pages.find(({ component }) => component === element);
  const offset = page ? { left: 0, top: pageTop(page) } : positionOf(element);
  const known: Readonly<Record<string, object>> = {
    id: { id: element.id },
    dataset: { dataset: element.dataset },
    rect: { left, top, right: left + width, bottom: top + height },
    size: { width, height },
    mark: { mark: element.collectMarks() },
    scrollOffset: { scrollLeft: offset.left, scrollTop: offset.top, scrollWidth, scrollHeight },
  };
  const wanted = Object.entries(fields).filter(([, isWanted]) => isWanted !== false);
  const plain = wanted.map(
    ([name, names]) => known[name] ?? (Array.isArray(names) ? (named[name] ?? ownNames)(element, names) : {}),
  );
  const facts = life.realm.toApp(Object.assign({}, ...plain)) as Record<string, unknown>;
  // A node is no data: it must arrive as itself.
  if (fields.node && tagOf(element) === 'canvas') facts.node = canvasNode(life, element);
  return facts;
}

type Named = (element: Element, names: readonly string[]) => object;

const ownNames: Named = (element, names) => {
  const properties = propertiesOf(element);
  return Object.fromEntries(names.map((name) => [name, properties[name]]));
};

/** What styles make of an element nobody knows before a screen has drawn it, so only its own style answers. */
const named: Readonly<Record<string, Named>> = {
  computedStyle: (element, names) =>
    Object.fromEntries(names.map((name) => [name, styleOf(element, dashed(name))])),
};

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

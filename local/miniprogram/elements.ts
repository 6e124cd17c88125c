import { glassEasel } from 'glass-easel-miniprogram-adapter';

export type Element = glassEasel.Element;

type DomElement = HTMLElement & { __wxElement?: Element };

/** The name a page's root answers to; it has no tag of its own. */
const rootSelector = 'page';

/** Everything under a page or an element that the selector names; a custom component keeps its inside to itself. */
export function findAll(within: Element, selector: string): Element[] {
  if (selector === rootSelector && isRoot(within)) return [within];
  const owner = isCustom(within) ? within.getShadowRoot()! : within.ownerShadowRoot!;
  return [...domOf(within).querySelectorAll<DomElement>(toDomSelector(selector))]
    .map((dom) => dom.__wxElement)
    .filter((element): element is Element => element?.ownerShadowRoot === owner);
}

/** The same by a path; one that begins at the root begins at this page's, for others lie below it. */
export function findByXpath(page: Element, path: string): Element[] {
  const root = domOf(page);
  const below = path.replace(/^(\/page)?(?=\/)/, '.').replaceAll('@id', '@*[name()="exparser:info-attr-id"]');
  const found = root.ownerDocument.evaluate(below, root, null, orderedNodes);
  return Array.from(
    { length: found.snapshotLength },
    (_, i) => (found.snapshotItem(i) as DomElement).__wxElement,
  ).filter(
    (element): element is Element =>
      element?.ownerShadowRoot === (page as glassEasel.GeneralComponent).getShadowRoot(),
  );
}

/** XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, which only a browser has by name. */
const orderedNodes = 7;

/** glass-easel writes an id to the document as an attribute, for ids repeat in components. */
function toDomSelector(selector: string): string {
  return selector.replace(/#([-\w\u0080-\uffff]+)/g, '[exparser\\:info-attr-id="$1"]');
}

export function isCustom(element: Element): element is glassEasel.GeneralComponent {
  return glassEasel.Component.isComponent(element);
}

/** Whose template an element stands in. */
export function ownerOf(element: Element): glassEasel.GeneralComponent {
  return element.ownerShadowRoot?.getHostNode() ?? (element as glassEasel.GeneralComponent);
}

function isRoot(element: Element): boolean {
  return element.ownerShadowRoot === null;
}

export function tagOf(element: Element): string {
  if (glassEasel.NativeNode.isNativeNode(element)) return element.is;
  return isCustom(element) ? element.tagName : '';
}

export function domOf(element: Element): DomElement {
  return element.getBackendElement() as unknown as DomElement;
}

export function textOf(element: Element): string {
  return domOf(element).textContent ?? '';
}

export function attributeOf(element: Element, name: string): unknown {
  if (name === 'id') return element.id;
  if (name.startsWith('data-')) return element.dataset[camelCase(name.slice('data-'.length))];
  return domOf(element).getAttribute(name);
}

/** Properties keep their types, where attributes are text. */
export function propertiesOf(element: Element): Record<string, unknown> {
  if (isCustom(element)) return element.data as Record<string, unknown>;
  const attributes = element.attributes.map(({ name, value }) => [camelCase(name), value]);
  return { id: element.id, ...Object.fromEntries(attributes) };
}

export function ancestors(element: Element): Element[] {
  const parent = domOf(element).parentElement as DomElement | null;
  if (!parent) return [];
  const above = parent.__wxElement;
  return above ? [above, ...ancestors(above)] : [];
}

export function nearest(element: Element, tag: string): Element | undefined {
  return [element, ...ancestors(element)].find((one) => tagOf(one) === tag);
}

/** Where the glass has drawn an element, in px of the page; all nought until somebody has looked. */
export type Box = Readonly<
  Record<'left' | 'top' | 'width' | 'height' | 'scrollWidth' | 'scrollHeight', number>
>;

const nowhere: Box = { left: 0, top: 0, width: 0, height: 0, scrollWidth: 0, scrollHeight: 0 };
const boxes = new WeakMap<Element, Box>();

export function boxOf(element: Element): Box {
  return boxes.get(element) ?? nowhere;
}

export function setBox(element: Element, box: Partial<Box>): void {
  const { width = 0, height = 0 } = box;
  boxes.set(element, { ...nowhere, scrollWidth: width, scrollHeight: height, ...box });
}

/** What an element's own style says; jsdom drops some of it, and then the words themselves answer. */
export function styleOf(element: Element, name: string): string {
  const { style } = domOf(element);
  const written = (domOf(element).getAttribute('style') ?? '').split(';').map((one) => one.split(/:(.*)/s));
  return (
    style.getPropertyValue(name) || (written.findLast(([said]) => said?.trim() === name)?.[1] ?? '').trim()
  );
}

/** `disabled` alone in a template is true, and so is any text but an empty one. */
export function isOn(element: Element, name: string): boolean {
  const value = propertiesOf(element)[camelCase(name)];
  return domOf(element).hasAttribute(name) && value !== undefined && value !== '';
}

export function numberOf(element: Element, name: string, otherwise: number): number {
  const value = propertiesOf(element)[name];
  return value === undefined || value === '' || value === null ? otherwise : Number(value);
}

/** glass-easel's layer for classes and styles that lie over the template's own, which then leaves them alone. */
export const ownLayer = 3;

/** What a person or WeChat itself changed on an element; the page's own data hears of it by `model:` alone. */
export function setProperty(element: Element, name: string, value: unknown): void {
  element.updateAttribute(name, value);
  models.get(domOf(element))?.get(name)?.(value);
}

type ModelListener = (value: unknown) => void;

const models = new WeakMap<Node, Map<string, ModelListener>>();

export function bindModel(dom: Node, name: string, listener: ModelListener | null): void {
  const bound = models.get(dom) ?? new Map<string, ModelListener>();
  models.set(dom, bound);
  if (listener) bound.set(name, listener);
  else bound.delete(name);
}

export function nearestOf<T>(element: Element, byTag: Readonly<Record<string, T>>): [Element, T] | undefined {
  for (const one of [element, ...ancestors(element)]) {
    const found = byTag[tagOf(one)];
    if (found !== undefined) return [one, found];
  }
  return undefined;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

import { glassEasel } from 'glass-easel-miniprogram-adapter';
import type { Life, OpenPage } from './life';

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

/** glass-easel writes an id to the document as an attribute, for ids repeat in components. */
function toDomSelector(selector: string): string {
  return selector.replace(/#([-\w\u0080-\uffff]+)/g, '[exparser\\:info-attr-id="$1"]');
}

export function isCustom(element: Element): element is glassEasel.GeneralComponent {
  return glassEasel.Component.isComponent(element);
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

export function pageOfElement(life: Life, element: Element): OpenPage | undefined {
  return life.pages.find((page) => page.host.contains(domOf(element)));
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

import { atPath, callOn, type Params, type ProtocolMethod, pageOf, type Session } from './automator-session';
import { noteTap } from './diary';
import {
  attributeOf,
  boxOf,
  domOf,
  type Element,
  findAll,
  findByXpath,
  isCustom,
  propertiesOf,
  styleOf,
  tagOf,
  textOf,
} from './elements';
import { handling, holdLong, lift, move, putDown, tap, triggerByName } from './gestures';

const longPressMs = 350;

export const elementMethods: Record<string, ProtocolMethod> = {
  'Page.getElement': (session, params) => one(session, rootOf(session, params), params),
  'Page.getElements': (session, params) => all(session, rootOf(session, params), params),
  'Page.getElementByXpath': (session, params) => {
    const [found] = findByXpath(rootOf(session, params), params.selector);
    if (!found) throw new Error(`no such element: ${params.selector}`);
    return describe(session, found);
  },
  'Page.getElementsByXpath': (session, params) => ({
    elements: findByXpath(rootOf(session, params), params.selector).map((found) => describe(session, found)),
  }),
  'Element.getElement': (session, params) => one(session, elementOf(session, params), params),
  'Element.getElements': (session, params) => all(session, elementOf(session, params), params),
  'Element.getOffset': (session, params) => {
    const { left, top } = boxOf(elementOf(session, params));
    return { left, top };
  },
  'Element.getDOMProperties': (session, params) => {
    const element = elementOf(session, params);
    const box = boxOf(element);
    const known: Record<string, unknown> = {
      innerText: textOf(element),
      offsetWidth: box.width,
      offsetHeight: box.height,
    };
    return { properties: params.names.map((name) => known[name]) };
  },
  'Element.getAttributes': (session, params) => {
    const element = elementOf(session, params);
    return { attributes: params.names.map((name) => attributeOf(element, name)) };
  },
  'Element.getProperties': (session, params) => {
    const own = propertiesOf(elementOf(session, params));
    // Where a movable view has been moved to, under the names the client asks for.
    const properties: Record<string, unknown> = { ...own, _translateX: own.x, _translateY: own.y };
    const known = Object.fromEntries(Object.keys(own).map((name) => [name, true]));
    return { properties: params.names.map((name) => (name === '__propPublic' ? known : properties[name])) };
  },
  'Element.getStyles': (session, params) => {
    const element = elementOf(session, params);
    return { styles: params.names.map((name) => styleOf(element, name)) };
  },
  'Element.getWXML': (session, params) => {
    const dom = domOf(elementOf(session, params));
    return { wxml: asWritten(params.type === 'outer' ? dom.outerHTML : dom.innerHTML) };
  },
  'Element.tap': (session, params) => {
    const element = elementOf(session, params);
    noteTap(session.simulator.diary, String(attributeOf(element, 'aria-label') ?? textOf(element)).trim());
    return tap(session.simulator.life(), element);
  },
  'Element.touchstart': (session, params) => {
    const element = elementOf(session, params);
    pressedAt.set(element, Date.now());
    putDown(session.simulator.life(), element, fingersOf(params));
  },
  'Element.touchmove': (session, params) => move(elementOf(session, params), fingersOf(params)),
  'Element.touchend': (session, params) => {
    const element = elementOf(session, params);
    const isLong = Date.now() - (pressedAt.get(element) ?? Date.now()) >= longPressMs;
    if (isLong) holdLong(element);
    lift(session.simulator.life(), element, fingersOf(params));
  },
  'Element.triggerEvent': (session, params) =>
    triggerByName(session.simulator.life(), elementOf(session, params), params.type, params.detail),
  'Element.dispatchEvent': (session, params) =>
    triggerByName(session.simulator.life(), elementOf(session, params), params.eventName, params.detail),
  'Element.callFunction': (session, params) => {
    const run = handling[params.functionName];
    if (!run) throw new Error(`${params.functionName} is not built in the simulator`);
    return { result: run(session.simulator.life(), elementOf(session, params), ...(params.args ?? [])) };
  },
  'Element.getData': (session, params) => ({
    data: atPath(propertiesOf(elementOf(session, params)), params.path),
  }),
  'Element.setData': (session, params) => callOn(callerOf(session, params), 'setData', [params.data]),
  'Element.callMethod': async (session, params) => ({
    result: await callOn(callerOf(session, params), params.method, params.args),
  }),
};

/** Where the client says they are; its typings and its documents write the second word differently. */
function fingersOf({ touches, changedTouches, changeTouches = touches }: Params) {
  const changed = changedTouches ?? changeTouches;
  return { ...(touches && { touches }), ...(changed && { changedTouches: changed }) };
}

const pressedAt = new WeakMap<Element, number>();

function one(session: Session, within: Element, params: Params) {
  const selector = params.selector;
  const found = findAll(within, selector)[0];
  if (!found) throw new Error(`no such element: ${selector}`);
  return describe(session, found);
}

function all(session: Session, within: Element, params: Params) {
  return { elements: findAll(within, params.selector).map((found) => describe(session, found)) };
}

function describe({ elements, elementIds }: Session, element: Element) {
  const elementId = elementIds.get(element) ?? `e${elements.size + 1}`;
  elementIds.set(element, elementId);
  elements.set(elementId, element);
  const tagName = tagOf(element);
  return isCustom(element) ? { elementId, tagName, nodeId: elementId } : { elementId, tagName };
}

function rootOf(session: Session, params: Params): Element {
  return pageOf(session, params).component;
}

/** The framework keeps ids under a name of its own. */
function asWritten(html: string): string {
  return html
    .replace(/ exparser:info-(component-id|in-slot-of)="[^"]*"/g, '')
    .replaceAll('exparser:info-attr-id=', 'id=');
}

function elementOf({ elements }: Session, params: Params): Element {
  const element = elements.get(params.elementId);
  if (!element) throw new Error(`no element ${params.elementId}`);
  if (!domOf(element)) throw new Error(`the element ${params.elementId} is no longer on any page`);
  return element;
}

function callerOf(session: Session, params: Params): Record<string, unknown> {
  const element = elementOf(session, params);
  if (!isCustom(element)) throw new Error(`${tagOf(element)} is no custom component`);
  return element.getMethodCaller() as unknown as Record<string, unknown>;
}

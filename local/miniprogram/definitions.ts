import { type component as adapter, glassEasel } from 'glass-easel-miniprogram-adapter';
import { behaviorOf } from './built-in-behaviors';
import { noteSetData, noteWarning } from './diary';
import { plainEvent } from './event';
import { fail } from './failure';
import { instanceMethods } from './instance-methods';
import type { AppFunction, Life, StyleOptions } from './life';

type Definition = Record<string, unknown>;

/** The globals with which the app's files make themselves known, under the path that is being loaded. */
export function registrars(life: Life, currentPath: () => string): Record<string, unknown> {
  const setData = meteredSetData(life);
  const ofWeChat = instanceMethods(life);
  const registerPage = (definition: Definition) => {
    if (life.registered.has(currentPath()))
      throw new Error(`Please do not register multiple Pages in ${currentPath()}.js`);
    const prepared = { ...ofWeChat, ...prepare(life, definition), setData };
    life.registered.set(currentPath(), (definition.options ?? {}) as StyleOptions);
    life.space.component(currentPath()).pageDefinition(prepared).register();
  };
  const registerComponent = (definition: Definition) => {
    const prepared = prepare(life, definition);
    const methods = { ...ofWeChat, ...(prepared.methods as Definition), setData };
    life.registered.set(currentPath(), (definition.options ?? {}) as StyleOptions);
    life.space
      .component(currentPath())
      .lifetime('attached', readyWhenDrawn(life))
      .definition({ ...prepared, methods })
      .register();
  };
  const registerBehavior = (definition: Definition) =>
    life.space.behavior().definition(prepare(life, definition)).register();
  const registerApp = (definition: Definition) => {
    life.app = definition;
  };
  return Object.fromEntries([
    ['App', registerApp],
    ['Page', registerPage],
    ['Component', registerComponent],
    ['Behavior', registerBehavior],
    ['getApp', () => life.app],
    ['getCurrentPages', () => life.realm.list(life.pages.map((page) => page.caller))],
  ]);
}

/** Brings a definition over from the app's realm: its data by value, its types by name, its functions wrapped. */
function prepare(life: Life, definition: Definition): Definition {
  const prepared: Definition = {};
  for (const [key, value] of Object.entries(definition)) {
    if (key === 'data') prepared[key] = copy(value);
    else if (key === 'behaviors')
      prepared[key] = Array.from(value as unknown[], (named) => behaviorOf(life.space, named));
    else if (key === 'properties') prepared[key] = hostProperties(value as Definition);
    else if (typeof value === 'function') prepared[key] = withPlainEvents(life, value as AppFunction);
    else if (isPlain(value)) prepared[key] = prepare(life, value);
    else prepared[key] = value;
  }
  return prepared;
}

const hostTypes: Readonly<Record<string, unknown>> = { String, Number, Boolean, Object, Array, Function };

/** glass-easel compares property types by identity, and the app's String is not ours. */
function hostProperties(properties: Definition): Definition {
  const hostType = (type: unknown) =>
    typeof type === 'function' ? hostTypes[(type as { name: string }).name] : type;
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      if (!isPlain(property)) return [name, hostType(property)];
      const { type, value, ...rest } = property;
      return [
        name,
        { ...rest, type: hostType(type), ...(value === undefined ? {} : { value: copy(value) }) },
      ];
    }),
  );
}

/** Events arrive as plain objects, and what their handlers throw is noted: the framework would only print it. */
function withPlainEvents(life: Life, method: AppFunction): AppFunction {
  return function (this: unknown, ...args: unknown[]) {
    const [event, ...rest] = args;
    if (!(event instanceof glassEasel.Event)) return method.apply(this, args);
    const plain = life.realm.toApp(plainEvent(event as glassEasel.ShadowedEvent<unknown>));
    return life.protect(`on ${event.type}`, () => {
      try {
        return method.call(this, plain, ...rest);
      } catch (error) {
        (this as adapter.GeneralComponent)._$.triggerLifetime('error', [error]);
        throw error;
      }
    });
  };
}

/** The framework leaves it to its host to say that a component has been drawn. */
function readyWhenDrawn(life: Life) {
  return function (this: adapter.GeneralComponent) {
    const component = this._$;
    life.realm.later(() => {
      if (glassEasel.Element.isAttached(component)) component.triggerLifetime('ready', []);
    }, 0);
  };
}

/** The most that one message to the screen may carry; beyond it, the screen never hears of it. */
const messageBytesMax = 1024 * 1024;

/** In WeChat data crosses between two threads as text; here it is counted and loses what text cannot carry. */
function meteredSetData(life: Life) {
  return function (this: adapter.GeneralComponent, data: unknown, callback?: () => void) {
    if (life.isOver) return;
    if (life.unloaded.has(this)) return noteWarning(life.diary, `${this.is} calls setData after onUnload`);
    for (const [field, value] of Object.entries(data ?? {})) {
      if (value === undefined)
        noteWarning(life.diary, `Setting data field "${field}" to undefined is invalid.`);
    }
    const text = JSON.stringify(data ?? {});
    const bytes = Buffer.byteLength(text);
    noteSetData(life.diary, { page: pageOf(life, this), component: this.is, bytes });
    if (bytes > messageBytesMax) return fail(life, new Error(tooLong(bytes)), `${this.is} setData`);
    this.updateData(JSON.parse(text));
    this.applyDataUpdates();
    if (!callback) return;
    glassEasel.triggerRender(this._$, () => life.protect('setData callback', () => callback.call(this)));
  };
}

function tooLong(bytes: number): string {
  return `invokeWebviewMethod 数据传输长度为 ${bytes} 已经超过最大长度 ${messageBytesMax}`;
}

function pageOf(life: Life, caller: adapter.GeneralComponent): string {
  const host = caller._$.getBackendElement() as unknown as Node | null;
  return life.pages.find((page) => page.host.contains(host))?.path ?? caller.is;
}

function copy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function isPlain(value: unknown): value is Definition {
  return Object.prototype.toString.call(value) === '[object Object]';
}

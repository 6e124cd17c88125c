import type { Element } from './elements';
import type { Touches } from './event';
import type { OpenPage } from './life';
import type { Simulator } from './simulator';

/** What can draw the phone, where a suite has opened one. */
export type Screen = { picture(simulator: Simulator): Promise<Buffer> };

/** What one client was shown: its handles must mean the same element for as long as it asks. */
export type Session = {
  readonly simulator: Simulator;
  readonly screen: Screen | undefined;
  readonly elements: Map<string, Element>;
  readonly elementIds: WeakMap<Element, string>;
  readonly mocked: Map<string, unknown>;
  tell(method: string, params: unknown): void;
  hearsLogs: boolean;
};

/** As the client sends them; which fields come with which method is the protocol's to say. */
export type Params = {
  readonly pageId: number;
  readonly elementId: string;
  readonly selector: string;
  readonly type: string;
  readonly eventName: string;
  readonly detail: unknown;
  readonly data: unknown;
  readonly path?: string;
  readonly pluginId?: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly method: string;
  readonly functionName: string;
  readonly functionDeclaration?: string;
  readonly result?: unknown;
  readonly args?: readonly unknown[];
  readonly touches?: Touches['touches'];
  readonly changedTouches?: Touches['touches'];
  readonly changeTouches?: Touches['touches'];
};

export type ProtocolMethod = (session: Session, params: Params) => unknown;

export function pageOf({ simulator }: Session, { pageId }: Params): OpenPage {
  const page = simulator.life().pages.find(({ id }) => id === pageId);
  if (!page) throw new Error(`page ${pageId} is no longer open`);
  return page;
}

export function atPath(data: unknown, path: string | undefined): unknown {
  const steps = path?.split(/[.[\]]+/).filter(Boolean) ?? [];
  return steps.reduce((value, step) => (value as Record<string, unknown> | undefined)?.[step], data);
}

export function callOn(
  target: Record<string, unknown>,
  method: string,
  args: readonly unknown[] = [],
): unknown {
  const run = target[method];
  if (typeof run !== 'function') throw new Error(`${method} is not a method here`);
  return run.apply(target, args);
}

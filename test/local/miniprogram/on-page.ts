import type { SimulatorOptions } from '../../../local/miniprogram/simulator';
import { type Walk, walk } from './walk';

export type SmallPage = {
  wxml: string;
  /** Methods of the page; each handler may call `this.say(words)`, which the page writes down. */
  methods?: string;
  data?: string;
  wxss?: string;
  files?: Readonly<Record<string, string>>;
};

/** A page of its own on a phone: `said` gives what its handlers wrote down so far, one line each. */
export function onPage(
  { wxml, methods = '', data = '', wxss = '', files = {} }: SmallPage,
  steps: (
    walk: Walk & { said: () => string[]; find: (selector: string) => ReturnType<Find> },
  ) => Promise<void>,
  options: Partial<SimulatorOptions> = {},
) {
  const app = {
    'home/home.json': '{}',
    'home/home.wxml': wxml,
    'home/home.wxss': wxss,
    'home/home.js': `Page({
      data: { ${data} },
      said: [],
      say: function (words) { this.said.push(typeof words === 'string' ? words : JSON.stringify(words)); },
      tell: function (e) { this.say(e.type + ' ' + JSON.stringify(e.detail)); },
      ${methods}
    });`,
    ...files,
  };
  return walk(
    options,
    async (opened) => {
      const { phone, simulator } = opened;
      const said = () => (simulator.life().pages[0]!.caller.said as string[]).slice();
      const find = async (selector: string) => {
        const element = await (await phone.program.currentPage())!.$(selector);
        if (!element) throw new Error(`No ${selector} on the page`);
        return element as never;
      };
      await steps({ ...opened, said, find });
    },
    app,
  );
}

type Find = (selector: string) => Promise<Handle>;

/** What the client offers on any element, and on those of a kind. */
export type Handle = {
  $(selector: string): Promise<Handle>;
  tap(): Promise<void>;
  longpress(): Promise<void>;
  touchstart(fingers?: object): Promise<void>;
  touchmove(fingers?: object): Promise<void>;
  touchend(fingers?: object): Promise<void>;
  trigger(type: string, detail?: unknown): Promise<void>;
  input(text: string): Promise<void>;
  scrollTo(left: number, top: number): Promise<void>;
  swipeTo(index: number): Promise<void>;
  slideTo(value: number): Promise<void>;
  moveTo(x: number, y: number): Promise<void>;
  attribute(name: string): Promise<unknown>;
  property(name: string): Promise<unknown>;
  style(name: string): Promise<unknown>;
};

/** Waits until so many lines were written down, and not forever. */
export async function heard(said: () => string[], lines: number): Promise<void> {
  const tooLong = Date.now() + 3000;
  while (said().length < lines && Date.now() < tooLong)
    await new Promise((resolve) => setTimeout(resolve, 2));
}

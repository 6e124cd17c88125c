import { boxOf, type Element } from '../elements';
import { type AppFunction, type Life, pageOfElement } from '../life';
import { type Canvas, createCanvas, type Image, newImage, phoneFont, type SKRSContext2D } from '../paint';
import { pictureAt } from './image';

/** A canvas as the app holds it, and what is really painted on. */
type Easel = { readonly canvas: Canvas; readonly node: object };

const easels = new WeakMap<Element, Easel>();
/** The app holds nodes and pictures of ours; a pen wants what lies behind them. */
const behind = new WeakMap<object, Canvas | Image>();

const defaultSize = { width: 300, height: 150 };

/** What stands on a canvas, once the app asked for its node; before that it is empty. */
export function paintedOn(canvas: Element): Canvas | undefined {
  return easels.get(canvas)?.canvas;
}

export function canvasOf(node: unknown): Canvas | undefined {
  return behind.get((node ?? {}) as object) as Canvas | undefined;
}

export function canvasNode(life: Life, element: Element): object {
  const known = easels.get(element);
  if (known) return known.node;
  const { width, height } = boxOf(element);
  const easel = createEasel(
    life,
    width > 0 ? { width, height } : defaultSize,
    pageOfElement(life, element)?.path,
  );
  easels.set(element, easel);
  return easel.node;
}

/** One that nobody sees, to prepare a picture on. */
export function offscreenCanvas(life: Life, size: { width: number; height: number }): object {
  return createEasel(life, size, life.pages.at(-1)?.path).node;
}

function createEasel(life: Life, { width, height }: typeof defaultSize, page = ''): Easel {
  const canvas = createCanvas(width, height);
  let pen: object | undefined;
  const node = {
    get width() {
      return canvas.width;
    },
    set width(value: number) {
      canvas.width = value;
    },
    get height() {
      return canvas.height;
    },
    set height(value: number) {
      canvas.height = value;
    },
    getContext: (kind: string) => {
      if (kind !== '2d') throw new Error(`canvas.getContext("${kind}") is not built in the simulator`);
      pen ??= penOf(canvas.getContext('2d'), node);
      return pen;
    },
    requestAnimationFrame: (draw: (time: number) => void) =>
      life.realm.later(() => draw(life.phone.now()), 16),
    createImage: () => picture(life, page),
    toDataURL: (type?: 'image/png' | 'image/jpeg') => canvas.toDataURL(type as 'image/png'),
  };
  behind.set(node, canvas);
  return { canvas, node };
}

/** A picture comes while the app goes on, and says when it is there. */
function picture(life: Life, page: string): object {
  const image = newImage();
  let src = '';
  const load = async () => {
    const bytes = await pictureAt(life, page, src);
    if (life.isOver) return;
    try {
      image.src = Buffer.from(bytes ?? []);
      await image.decode();
      life.protect('image onload', () => told.onload?.());
    } catch {
      life.protect('image onerror', () =>
        told.onerror?.(life.realm.toApp({ errMsg: `${src} is no picture` })),
      );
    }
  };
  const told: { onload?: AppFunction; onerror?: AppFunction } = {};
  const handle = Object.defineProperties(told, {
    width: { get: () => image.width },
    height: { get: () => image.height },
    src: {
      get: () => src,
      set: (value: string) => {
        src = value;
        void load();
      },
    },
  });
  behind.set(handle, image);
  return handle;
}

/** The true pen; it has Chinese letters in every family, as on a phone, and takes the app's own nodes for pictures. */
function penOf(pen: SKRSContext2D, node: object): object {
  let font = pen.font;
  pen.font = phoneFont(font);
  return new Proxy(pen as unknown as Record<string | symbol, unknown>, {
    get: (target, name) => {
      if (name === 'canvas') return node;
      if (name === 'font') return font;
      const value = target[name];
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => value.apply(target, given.map(behindOf));
    },
    set: (target, name, value) => {
      if (name === 'font') font = String(value);
      target[name] = name === 'font' ? phoneFont(font) : value;
      return true;
    },
  });
}

function behindOf(given: unknown): unknown {
  return (typeof given === 'object' && given !== null && behind.get(given)) || given;
}

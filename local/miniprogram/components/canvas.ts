import { boxOf, type Element } from '../elements';
import type { Life } from '../life';

/** One thing the app told the canvas: a method with its arguments, or a property with its value. */
export type Stroke = readonly ['call' | 'set', string, ...unknown[]];

type Drawing = { strokes: Stroke[]; size: { width: number; height: number } };

const drawings = new WeakMap<Element, Drawing>();
const nodes = new WeakMap<Element, object>();

const defaultSize = { width: 300, height: 150 };

/** What was drawn so far; the glass draws the same strokes with Chromium's own pen. */
export function drawingOn(canvas: Element): Drawing {
  const drawing = drawings.get(canvas) ?? { strokes: [], size: { ...defaultSize } };
  drawings.set(canvas, drawing);
  return drawing;
}

/** The canvas as the app holds it: a size it sets itself, and a pen. */
export function canvasNode(life: Life, canvas: Element): object {
  const known = nodes.get(canvas);
  if (known) return known;
  const drawing = drawingOn(canvas);
  const { width, height } = boxOf(canvas);
  if (width > 0) drawing.size = { width, height };
  const pen = penOf(life, drawing);
  const node = {
    get width() {
      return drawing.size.width;
    },
    set width(value: number) {
      clear(drawing, { width: value });
    },
    get height() {
      return drawing.size.height;
    },
    set height(value: number) {
      clear(drawing, { height: value });
    },
    getContext: (kind: string) => {
      if (kind === '2d') return pen;
      throw new Error(`canvas.getContext("${kind}") is not built in the simulator`);
    },
    requestAnimationFrame: (draw: (time: number) => void) =>
      life.realm.later(() => draw(life.phone.now()), 16),
    createImage: () => ({ src: '', onload: undefined }),
    element: canvas,
  };
  nodes.set(canvas, node);
  return node;
}

export function elementOfNode(node: unknown): Element | undefined {
  return (node as { element?: Element } | undefined)?.element;
}

/** A canvas that is given a size is white again. */
function clear(drawing: Drawing, size: Partial<Drawing['size']>): void {
  Object.assign(drawing.size, size);
  drawing.strokes.length = 0;
}

const strokeNames = [
  ...['arc', 'arcTo', 'beginPath', 'bezierCurveTo', 'clearRect', 'clip', 'closePath', 'ellipse', 'fill'],
  ...['fillRect', 'fillText', 'lineTo', 'moveTo', 'quadraticCurveTo', 'rect', 'resetTransform', 'restore'],
  ...['rotate', 'save', 'scale', 'setLineDash', 'setTransform', 'stroke', 'strokeRect', 'strokeText'],
  ...['transform', 'translate'],
] as const;

const startingPen: Readonly<Record<string, unknown>> = {
  font: '10px sans-serif',
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  globalAlpha: 1,
  textAlign: 'start',
  textBaseline: 'alphabetic',
};

function penOf(life: Life, drawing: Drawing): object {
  const settings: Record<string, unknown> = { ...startingPen };
  const strokes = Object.fromEntries(
    strokeNames.map((name) => [
      name,
      (...args: unknown[]) => void drawing.strokes.push(['call', name, ...args]),
    ]),
  );
  const methods: Readonly<Record<string, unknown>> = {
    ...strokes,
    measureText: (text: string) => life.realm.toApp({ width: textWidth(text, String(settings.font)) }),
  };
  return new Proxy(settings, {
    get: (_, name) => {
      if (typeof name === 'symbol' || name in settings) return settings[name as string];
      if (name in methods) return methods[name];
      return () => {
        throw new Error(`CanvasRenderingContext2D.${name} is not built in the simulator`);
      };
    },
    set: (_, name, value) => {
      settings[name as string] = value;
      drawing.strokes.push(['set', name as string, value]);
      return true;
    },
  });
}

/** Without a font at hand: a Chinese sign is as wide as it is high, a Latin one about half of it. */
function textWidth(text: string, font: string): number {
  const px = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  return [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? px : px * 0.55), 0);
}

import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as paint from '@napi-rs/canvas';

export type { Canvas, Image, SKRSContext2D } from '@napi-rs/canvas';

const require = createRequire(__filename);
let families = '';

/** Loaded with the first canvas, since few pages have one and it is large. */
function painting(): typeof paint {
  return require('@napi-rs/canvas') as typeof paint;
}

export function createCanvas(width: number, height: number): paint.Canvas {
  return painting().createCanvas(width, height);
}

export function newImage(): paint.Image {
  return new (painting().Image)();
}

/** The font comes in pieces, each some of the signs, so each is a family that the next stands behind. */
export function phoneFont(font: string): string {
  families ||= registerFont();
  return `${font}, ${families}`;
}

function registerFont(): string {
  const folder = join(dirname(require.resolve('@fontsource-variable/noto-sans-sc/index.css')), 'files');
  const names = readdirSync(folder).map((file, i) => {
    painting().GlobalFonts.registerFromPath(join(folder, file), `Phone ${i}`);
    return `"Phone ${i}"`;
  });
  return names.join(', ');
}

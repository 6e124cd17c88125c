import { canvasOf, offscreenCanvas } from '../components/canvas';
import type { Life } from '../life';
import { createCanvas } from '../paint';
import { writeTemporary } from './file-system';
import { asyncMethods, type Options } from './method';
import { refuse } from './refusal';

export function canvasMethods(life: Life) {
  return {
    ...asyncMethods(life, {
      canvasToTempFilePath: (options) => ({ tempFilePath: save(life, options) }),
    }),
    createOffscreenCanvas: ({ type = 'webgl', width = 0, height = 0 }: Options = {}) => {
      if (type !== '2d')
        throw new Error('wx.createOffscreenCanvas is built in the simulator for type "2d" alone');
      return offscreenCanvas(life, { width: Number(width), height: Number(height) });
    },
  };
}

/** A part of what was painted, as large as the screen's own points would make it unless the app says otherwise. */
function save(life: Life, options: Options): string {
  const canvas = canvasOf(options.canvas) ?? refuse('invalid canvas');
  const number = (name: string, otherwise: number) => Number(options[name] ?? otherwise);
  const [x, y] = [number('x', 0), number('y', 0)];
  const [width, height] = [number('width', canvas.width - x), number('height', canvas.height - y)];
  const { pixelRatio } = life.phone.device.model;
  const [wide, high] = [number('destWidth', width * pixelRatio), number('destHeight', height * pixelRatio)];
  const target = createCanvas(wide, high);
  target.getContext('2d').drawImage(canvas, x, y, width, height, 0, 0, wide, high);
  const bytes =
    options.fileType === 'jpg'
      ? target.toBuffer('image/jpeg', number('quality', 1) * 100)
      : target.toBuffer('image/png');
  return writeTemporary(life.phone, bytes, options.fileType === 'jpg' ? 'jpg' : 'png');
}

import { drawingOn, elementOfNode } from '../components/canvas';
import type { Life } from '../life';
import { writeTemporary } from './file-system';
import { asyncMethods } from './method';
import { whitePng } from './photo';
import { refuse } from './refusal';

/** The file has the drawing's size; its pixels are white, for here nothing is painted. */
export function canvasFileMethods(life: Life) {
  return asyncMethods(life, {
    canvasToTempFilePath: ({ canvas, destWidth, destHeight }) => {
      const element = elementOfNode(canvas) ?? refuse('invalid canvas');
      const { width, height } = drawingOn(element).size;
      const bytes = whitePng(Number(destWidth ?? width), Number(destHeight ?? height));
      return { tempFilePath: writeTemporary(life.phone, bytes, 'png') };
    },
  });
}

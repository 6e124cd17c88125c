import { domOf, type Element, propertiesOf } from '../elements';
import { trigger } from '../event';
import type { Life } from '../life';
import { demandPermission } from '../wx/permissions';
import { Refusal } from '../wx/refusal';

/** A camera on the page asks for the scope as soon as it is there, and WeChat has one camera a page. */
export async function openCamera(life: Life, camera: Element): Promise<void> {
  if (camerasOnScreen(life)[0] !== domOf(camera))
    return void trigger(camera, 'error', { errMsg: 'insertCamera:fail: camera has been inserted' });
  try {
    await demandPermission(life, 'scope.camera', 'camera');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (!life.isOver)
      trigger(camera, 'error', { errMsg: `insertCamera:fail ${error.reason}`, ...error.fields });
    return;
  }
  if (life.isOver || !domOf(camera).isConnected) return;
  trigger(camera, 'initdone', { maxZoom: 8 });
  lookAtCode(life, camera);
}

/** The code in front of the lens, for a camera that reads codes. */
export function lookAtCode(life: Life, camera: Element): void {
  const result = life.phone.answers.scan;
  if (propertiesOf(camera).mode !== 'scanCode' || result === undefined) return;
  trigger(camera, 'scancode', {
    type: 'qrcode',
    result,
    rawData: '',
    charSet: 'UTF-8',
    scanArea: [0, 0, 0, 0],
  });
}

export function camerasOnScreen(life: Life): globalThis.Element[] {
  return [...(life.pages.at(-1)?.host.querySelectorAll('camera') ?? [])];
}

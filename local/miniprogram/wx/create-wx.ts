import { builtIn } from '../components/tags';
import type { Life } from '../life';
import { accountMethods } from './account';
import { appMethods } from './app-events';
import { cameraMethods } from './camera';
import { canvasFileMethods } from './canvas-file';
import { cloudMethods } from './cloud';
import { deviceMethods } from './device';
import { dialogMethods } from './dialogs';
import { fileMethods } from './files';
import { createIntersectionObserver } from './intersection-observer';
import { keyboardMethods } from './keyboard';
import { merchantTransferMethods } from './merchant-transfer';
import { navigationMethods } from './navigation';
import { paymentMethods } from './payment';
import { permissionMethods } from './permissions';
import { placeMethods } from './place';
import { privacyMethods } from './privacy';
import { recorderMethods } from './recorder';
import { createSelectorQuery } from './selector-query';
import { storageMethods } from './storage';
import { subscribeMethods } from './subscribe';
import { wechatMethodNames } from './typings';

/** Everything built here; a name WeChat has and we have not answers with a function that says so when called. */
export function createWx(life: Life): Record<string, unknown> {
  const isKnown = (name: string) =>
    wechatMethodNames().has(name) &&
    (name !== 'requestMerchantTransfer' || life.phone.device.canRequestMerchantTransfer);
  const built: Record<string, unknown> = {
    ...accountMethods(life),
    ...appMethods(life),
    ...cameraMethods(life),
    ...canvasFileMethods(life),
    ...cloudMethods(life),
    ...deviceMethods(life),
    ...dialogMethods(life),
    ...fileMethods(life),
    ...keyboardMethods(life),
    ...merchantTransferMethods(life),
    ...navigationMethods(life),
    ...paymentMethods(life),
    ...permissionMethods(life),
    ...placeMethods(life),
    ...privacyMethods(life),
    ...recorderMethods(life),
    ...storageMethods(life),
    ...subscribeMethods(life),
    createIntersectionObserver: () => createIntersectionObserver(life),
    createSelectorQuery: () => createSelectorQuery(life),
    canIUse: (schema: string) => isKnown(schema.split('.')[0]!) || builtIn.has(schema.split('.')[0]!),
  };
  return refuseByName(built, 'wx', isKnown);
}

/** Nothing is pretended: what is not built throws under its own name. */
function refuseByName<T extends object>(built: T, owner: string, isKnown: (name: string) => boolean): T {
  return new Proxy(built, {
    has: (target, name) => name in target || (typeof name === 'string' && isKnown(name)),
    get: (target, name) => {
      if (name in target || typeof name !== 'string' || !isKnown(name)) return Reflect.get(target, name);
      return () => {
        throw new Error(`${owner}.${name} is not built in the simulator`);
      };
    },
  });
}

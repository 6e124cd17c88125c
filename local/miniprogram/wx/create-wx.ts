import type { Life } from '../life';
import { appMethods } from './app-events';
import { cameraMethods } from './camera';
import { cloudMethods } from './cloud';
import { deviceMethods } from './device';
import { dialogMethods } from './dialogs';
import { fileMethods } from './files';
import { merchantTransferMethods } from './merchant-transfer';
import { navigationMethods } from './navigation';
import { paymentMethods } from './payment';
import { permissionMethods } from './permissions';
import { createSelectorQuery } from './selector-query';
import { storageMethods } from './storage';
import { wechatMethodNames } from './wechat-method-names';

/** Everything built here; a name WeChat has and we have not answers with a function that says so when called. */
export function createWx(life: Life): Record<string, unknown> {
  const isKnown = (name: string) =>
    wechatMethodNames().has(name) &&
    (name !== 'requestMerchantTransfer' || life.phone.device.canRequestMerchantTransfer);
  const built: Record<string, unknown> = {
    ...appMethods(life),
    ...cameraMethods(life),
    ...cloudMethods(life),
    ...deviceMethods(life),
    ...dialogMethods(life),
    ...fileMethods(life),
    ...merchantTransferMethods(life),
    ...navigationMethods(life),
    ...paymentMethods(life),
    ...permissionMethods(life),
    ...storageMethods(life),
    createSelectorQuery: () => createSelectorQuery(life),
    canIUse: (schema: string) => isKnown(schema.split('.')[0]!) || componentNames.has(schema.split('.')[0]!),
  };
  return refuseByName(built, 'wx', isKnown);
}

const componentNames = new Set([
  'button',
  'camera',
  'form',
  'image',
  'input',
  'page-meta',
  'picker',
  'switch',
]);

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

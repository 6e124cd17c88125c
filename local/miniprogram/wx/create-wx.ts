import { builtIn } from '../components/tags';
import type { Element } from '../elements';
import type { Life } from '../life';
import { accountMethods } from './account';
import { createAnimation } from './animation';
import { appMethods } from './app-events';
import { cameraMethods } from './camera';
import { canvasMethods } from './canvas';
import { cloudMethods } from './cloud';
import { deviceMethods } from './device';
import { dialogMethods } from './dialogs';
import { fileMethods } from './files';
import { createIntersectionObserver } from './intersection-observer';
import { keyboardMethods } from './keyboard';
import { merchantTransferMethods } from './merchant-transfer';
import type { Options } from './method';
import { navigationMethods } from './navigation';
import { pageScrollMethods } from './page-scroll';
import { paymentMethods } from './payment';
import { permissionMethods } from './permissions';
import { placeMethods } from './place';
import { privacyMethods } from './privacy';
import { recorderMethods } from './recorder';
import { createSelectorQuery } from './selector-query';
import { storageMethods } from './storage';
import { subscribeMethods } from './subscribe';
import { wechatMethods } from './typings';

/** Everything built here; a name WeChat has and we have not answers with a function that says so when called. */
export function createWx(life: Life): Record<string, unknown> {
  const { sdkVersion, canRequestMerchantTransfer } = life.phone.device;
  const isKnown = (name: string) => {
    const since = wechatMethods().get(name);
    if (since === undefined || isOlder(sdkVersion, since)) return false;
    return name !== 'requestMerchantTransfer' || canRequestMerchantTransfer;
  };
  const built: Record<string, unknown> = {
    ...accountMethods(life),
    ...appMethods(life),
    ...cameraMethods(life),
    ...canvasMethods(life),
    ...cloudMethods(life),
    ...deviceMethods(life),
    ...dialogMethods(life),
    ...fileMethods(life),
    ...keyboardMethods(life),
    ...merchantTransferMethods(life),
    ...navigationMethods(life),
    ...pageScrollMethods(life),
    ...paymentMethods(life),
    ...permissionMethods(life),
    ...placeMethods(life),
    ...privacyMethods(life),
    ...recorderMethods(life),
    ...storageMethods(life),
    ...subscribeMethods(life),
    createAnimation: (options?: Options) => createAnimation(life, options),
    createIntersectionObserver: (owner?: { _$?: Element } | null, options?: object) =>
      createIntersectionObserver(life, owner?._$, options),
    createSelectorQuery: () => createSelectorQuery(life),
    canIUse: (schema: string) => {
      const [name = ''] = schema.split('.');
      return isKnown(name) || builtIn.has(name);
    },
  };
  return refuseByName(built, 'wx', isKnown);
}

/** Nothing is pretended: what is not built throws under its own name, and what this WeChat has not yet is not there. */
function refuseByName<T extends object>(built: T, owner: string, isKnown: (name: string) => boolean): T {
  const isMissing = (name: string | symbol) =>
    typeof name === 'symbol' || (wechatMethods().has(name) && !isKnown(name));
  return new Proxy(built, {
    has: (target, name) => !isMissing(name) && (name in target || isKnown(String(name))),
    get: (target, name) => {
      if (isMissing(name)) return undefined;
      if (name in target || !isKnown(String(name))) return Reflect.get(target, name);
      return () => {
        throw new Error(`${owner}.${String(name)} is not built in the simulator`);
      };
    },
  });
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version.split('.').map(Number), than.split('.').map(Number)];
  const first = b.findIndex((part, i) => part !== (a[i] ?? 0));
  return first >= 0 && (a[first] ?? 0) < b[first]!;
}

import type { Life } from '../life';
import type { Phone } from '../phone';
import { asyncMethods } from './method';

/** The bar with the app's name, which is drawn above the page. */
const titleBarHeight = 44;

export function deviceMethods(life: Life) {
  const { phone } = life;
  const { device } = phone;
  const app = () => ({
    SDKVersion: device.sdkVersion,
    version: '8.0.50',
    language: 'zh_CN',
    enableDebug: false,
    host: { env: 'WeChat' },
    theme: device.theme,
    fontSizeScaleFactor: device.fontSizeScaleFactor,
    fontSizeSetting: Math.round(16 * device.fontSizeScaleFactor),
  });
  const machine = () => {
    const { name, platform, system } = device.model;
    return { brand: platform, model: name, platform, system, memorySize: 4096, abi: 'arm64-v8a' };
  };
  const switches = () => ({
    bluetoothEnabled: false,
    locationEnabled: !phone.keptFromWeChat.has('scope.userLocation'),
    wifiEnabled: true,
    deviceOrientation: orientationOf(phone),
  });
  const window = () => windowOf(phone);
  const everything = () => ({ ...app(), ...window(), ...machine() });
  const account = { appId: phone.appId, envVersion: 'develop', version: '' };
  const sync = Object.entries({
    getAppBaseInfo: app,
    getWindowInfo: window,
    getDeviceInfo: machine,
    getSystemSetting: switches,
    getAppAuthorizeSetting: () => grantedToWeChat(phone),
    getSystemInfoSync: everything,
    getAccountInfoSync: () => ({ miniProgram: account }),
    getMenuButtonBoundingClientRect: () => capsule(phone),
  });
  return {
    ...Object.fromEntries(sync.map(([name, read]) => [name, () => life.realm.toApp(read())])),
    ...asyncMethods(life, { getSystemInfo: everything, getNetworkType: () => networkOf(phone) }),
  };
}

export function networkOf({ isOffline, network }: Phone) {
  return { networkType: isOffline ? 'none' : network.type };
}

export function windowOf({ device: { model } }: Phone) {
  const { width, height, pixelRatio, statusBarHeight, homeBarHeight } = model;
  const isBare = model.platform === 'devtools';
  const bottom = height - homeBarHeight;
  return {
    pixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: isBare ? height : height - statusBarHeight - titleBarHeight,
    screenTop: isBare ? 0 : statusBarHeight + titleBarHeight,
    statusBarHeight,
    safeArea: {
      left: 0,
      right: width,
      top: statusBarHeight,
      bottom,
      width,
      height: bottom - statusBarHeight,
    },
  };
}

export function orientationOf({ device: { model } }: Phone): 'portrait' | 'landscape' {
  return model.width > model.height ? 'landscape' : 'portrait';
}

/** The two round buttons that WeChat keeps in the upper right corner. */
function capsule({ device: { model } }: Phone) {
  const [top, right, width, height] = [model.statusBarHeight + 4, model.width - 7, 87, 32];
  return { left: right - width, top, right, bottom: top + height, width, height };
}

function grantedToWeChat({ keptFromWeChat }: Phone) {
  const word = (scope: Parameters<typeof keptFromWeChat.has>[0]) =>
    keptFromWeChat.has(scope) ? 'denied' : 'authorized';
  return {
    cameraAuthorized: word('scope.camera'),
    locationAuthorized: word('scope.userLocation'),
    microphoneAuthorized: word('scope.record'),
    albumAuthorized: word('scope.writePhotosAlbum'),
    notificationAuthorized: 'authorized',
    phoneCalendarAuthorized: 'not determined',
    locationReducedAccuracy: false,
  };
}

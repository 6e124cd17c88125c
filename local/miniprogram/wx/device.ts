import type { Life } from '../life';
import { asyncMethods } from './method';

const sdkVersion = '3.8.0';
const windowSize = { windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 667 };

export function deviceMethods(life: Life) {
  const { device } = life.phone;
  const app = () => ({
    SDKVersion: sdkVersion,
    version: '8.0.50',
    language: 'zh_CN',
    enableDebug: false,
    host: { env: 'WeChat' },
    theme: device.theme,
    fontSizeScaleFactor: device.fontSizeScaleFactor,
    fontSizeSetting: Math.round(16 * device.fontSizeScaleFactor),
  });
  const screen = { left: 0, right: 375, top: 20, bottom: 667, width: 375, height: 647 };
  const window = () => ({
    ...windowSize,
    pixelRatio: 2,
    screenTop: 0,
    statusBarHeight: 20,
    safeArea: screen,
  });
  const machine = () => ({ brand: 'devtools', model: 'simulator', platform: 'devtools', system: 'iOS 17.0' });
  const switches = () => ({
    bluetoothEnabled: false,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  });
  const everything = () => ({ ...app(), ...window(), ...machine() });
  const account = { appId: life.phone.appId, envVersion: 'develop', version: '' };
  const sync = Object.entries({
    getAppBaseInfo: app,
    getWindowInfo: window,
    getDeviceInfo: machine,
    getSystemSetting: switches,
    getSystemInfoSync: everything,
    getAccountInfoSync: () => ({ miniProgram: account }),
    getMenuButtonBoundingClientRect: () => ({
      left: 281,
      top: 24,
      right: 368,
      bottom: 56,
      width: 87,
      height: 32,
    }),
  });
  return {
    ...Object.fromEntries(sync.map(([name, read]) => [name, () => life.realm.toApp(read())])),
    ...asyncMethods(life, {
      getSystemInfo: everything,
      getNetworkType: () => ({ networkType: life.phone.isOffline ? 'none' : 'wifi' }),
    }),
  };
}

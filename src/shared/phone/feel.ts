import Taro from '@tarojs/taro';

/** One short tap in the hand, where the phone can: a scan was understood. */
export function feel(): void {
  Taro.vibrateShort({ type: 'light' }).catch(() => undefined);
}

export function dial(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);
}

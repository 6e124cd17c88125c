import Taro from '@tarojs/taro';

/** WeChat answers '' for what is not there; whoever reads gets undefined. */
export function kept<Value>(key: string): Value | undefined {
  const value: Value | '' = Taro.getStorageSync(key);
  return value === '' || value === null ? undefined : value;
}

/** A full storage is not worth a broken screen, except for what must not be lost: that asks `mustKeep`. */
export function keep(key: string, value: unknown): void {
  try {
    mustKeep(key, value);
  } catch {
    Taro.removeStorageSync(key);
  }
}

export function mustKeep(key: string, value: unknown): void {
  Taro.setStorageSync(key, value);
}

export const forget = (key: string): void => Taro.removeStorageSync(key);

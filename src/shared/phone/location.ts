import Taro from '@tarojs/taro';

export type Place = { latitude: number; longitude: number; accuracyM: number };

/** A no leaves a usable app: undefined, and the screen asks for one photo more. */
export async function whereAmI(): Promise<Place | undefined> {
  try {
    const { latitude, longitude, accuracy } = await Taro.getLocation({ type: 'gcj02' });
    return { latitude, longitude, accuracyM: accuracy };
  } catch {
    return undefined;
  }
}

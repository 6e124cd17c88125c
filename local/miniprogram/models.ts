/** What a phone is to the app that runs on it; lengths in px of the page. */
export type Model = {
  readonly name: string;
  readonly system: string;
  readonly platform: 'ios' | 'android' | 'devtools';
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly statusBarHeight: number;
  /** Kept free at the lower edge. */
  readonly homeBarHeight: number;
};

/** The phones that differ most among those a street of small shops carries. */
export const models = {
  small: phone('simulator', 'iOS 17.0', 'devtools', [375, 667, 2], 20, 0),
  notched: phone('iPhone 15', 'iOS 17.0', 'ios', [393, 852, 3], 59, 34),
  narrow: phone('iPhone SE', 'iOS 15.0', 'ios', [320, 568, 2], 20, 0),
  android: phone('PGT-AN00', 'Android 13', 'android', [360, 780, 3], 32, 0),
  wide: phone('iPhone 15 Plus', 'iOS 17.0', 'ios', [430, 932, 3], 59, 34),
} as const;

function phone(
  name: string,
  system: string,
  platform: Model['platform'],
  [width, height, pixelRatio]: readonly [number, number, number],
  statusBarHeight: number,
  homeBarHeight: number,
): Model {
  return { name, system, platform, width, height, pixelRatio, statusBarHeight, homeBarHeight };
}

export type ChosenPlace = { name: string; address: string; latitude: number; longitude: number };

/** WeChat's own map, on which a person points; undefined when they turned back. Their own position is not asked for. */
export function choosePlace(): Promise<ChosenPlace | undefined> {
  return new Promise((resolve) => {
    wx.chooseLocation({
      success: ({ name, address, latitude, longitude }) =>
        resolve({ name, address, latitude: Number(latitude), longitude: Number(longitude) }),
      fail: () => resolve(undefined),
    });
  });
}

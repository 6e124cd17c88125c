import type { PaySheet } from '#contracts/vocabulary';

/** WeChat shows to whom and how much, and takes the money. What it answers is a hint: the truth is asked of the cloud. */
export function pay(sheet: PaySheet): Promise<'tapped' | 'turned_back'> {
  return new Promise((resolve) => {
    wx.requestPayment({
      ...sheet,
      success: () => resolve('tapped'),
      fail: () => resolve('turned_back'),
    });
  });
}

export type Confirm = { mchId: string; appId: string; package: string };

export const canCollect = () => wx.canIUse('requestMerchantTransfer');

/** WeChat shows the person what comes and takes the tap. What it answers is a hint: the truth is asked of the cloud. */
export function collect(confirm: Confirm): Promise<'tapped' | 'turned_back'> {
  return new Promise((resolve) => {
    wx.requestMerchantTransfer({
      ...confirm,
      success: () => resolve('tapped'),
      fail: () => resolve('turned_back'),
    });
  });
}

export function isOnline(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.getNetworkType({
      success: ({ networkType }) => resolve(networkType !== 'none'),
      fail: () => resolve(true),
    });
  });
}

export function onOnline(listener: () => void): () => void {
  const hear = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) listener();
  };
  wx.onNetworkStatusChange(hear);
  return () => wx.offNetworkStatusChange(hear as never);
}

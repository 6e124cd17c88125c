/** The printed text of a code; a mini-program code answers with the page it opens. Undefined when turned back. */
export function scan(_of: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    wx.scanCode({
      scanType: ['qrCode', 'barCode', 'datamatrix', 'wxCode'] as never,
      success: ({ result, path }) => resolve(result || path),
      fail: () => resolve(undefined),
    });
  });
}

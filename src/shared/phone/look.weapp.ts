export type Look = { rootPx: number; isDark: boolean };

/** WeChat's own text size: 1 is standard, 1.4 the largest of care mode. Old versions tell only the pixels. */
export function look(): Look {
  const base = wx.getAppBaseInfo();
  const scale = base.fontSizeScaleFactor ?? (base.fontSizeSetting ? base.fontSizeSetting / 17 : 1);
  return { rootPx: Math.round(16 * Math.min(1.4, Math.max(0.9, scale))), isDark: base.theme === 'dark' };
}

export function onLookChange(listener: () => void): () => void {
  wx.onThemeChange(listener);
  return () => wx.offThemeChange(listener);
}

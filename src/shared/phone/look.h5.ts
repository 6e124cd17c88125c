export type Look = { rootPx: number; isDark: boolean };

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** `?font=1.4` stands for WeChat's text size; the page has no page-meta, so the root is set here. */
export function look(): Look {
  const scale = Number(new URLSearchParams(window.location.search).get('font') ?? 1);
  const rootPx = Math.round(16 * scale);
  document.documentElement.style.fontSize = `${rootPx}px`;
  return { rootPx, isDark: dark.matches };
}

export function onLookChange(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}

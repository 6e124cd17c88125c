import Taro from '@tarojs/taro';

type Page = 'account' | 'checkout' | 'order' | 'receipt' | 'count' | 'inbox' | 'calendar';

export function open(page: Page, params: Record<string, string> = {}): void {
  void Taro.navigateTo({ url: urlOf(page, params) });
}

/** Whoever came by a link has nothing behind them and goes home. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.reLaunch({ url: '/store/home/home' });
}

function urlOf(page: Page, params: Record<string, string>): string {
  const query = Object.keys(params).map((key) => `${key}=${encodeURIComponent(params[key] ?? '')}`);
  return `/store/${page}/${page}?${query.join('&')}`;
}

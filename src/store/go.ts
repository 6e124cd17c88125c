import Taro from '@tarojs/taro';

type Page =
  | 'account'
  | 'application'
  | 'people'
  | 'batch-quote'
  | 'checkout'
  | 'order'
  | 'receipt'
  | 'count'
  | 'shelf'
  | 'inbox'
  | 'calendar'
  | 'damage'
  | 'exchange'
  | 'complaint';

export function open(page: Page, params: Record<string, string> = {}): void {
  void Taro.navigateTo({ url: urlOf(page, params) });
}

/** In the place of a form that was sent: going back does not lead into it again. */
export function replace(page: Page, params: Record<string, string> = {}): void {
  void Taro.redirectTo({ url: urlOf(page, params) });
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

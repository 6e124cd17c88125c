export default defineAppConfig({
  pages: [
    'entry/landing/landing',
    'entry/scan-result/scan-result',
    ...(process.env.TARO_ENV === 'h5' ? ['gallery/gallery'] : []),
  ],
  // Each audience is one subpackage with one shell page: the stack stays at one and the main package small.
  subPackages: [
    {
      root: 'store',
      name: 'store',
      pages: [
        'home/home',
        'checkout/checkout',
        'order/order',
        'receipt/receipt',
        'count/count',
        'shelf/shelf',
        'damage/damage',
        'exchange/exchange',
        'complaint/complaint',
        'inbox/inbox',
        'account/account',
        'people/people',
        'batch-quote/batch-quote',
        'calendar/calendar',
        'application/application',
      ],
    },
    { root: 'rep', name: 'rep', pages: ['home/home', 'visit/visit'] },
    { root: 'member', name: 'member', pages: ['home/home'] },
    { root: 'seller', name: 'seller', pages: ['home/home'] },
  ],
  window: {
    navigationBarTitleText: '瓶盖通',
    navigationBarBackgroundColor: '@nav',
    navigationBarTextStyle: '@navText',
    backgroundColor: '@ground',
    backgroundTextStyle: '@loading',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  // WeChat itself asks for consent, and only when something private is first needed.
  __usePrivacyCheck__: true,
  // A shop that is in no list points at itself on WeChat's map.
  requiredPrivateInfos: ['chooseLocation'],
  lazyCodeLoading: 'requiredComponents',
});

import { models } from '../../../local/miniprogram/models';
import { onPage } from './on-page';

test('a list tells once of each end it comes near, and goes no further than it is long', () =>
  onPage(
    {
      wxml: `<scroll-view id="list" scroll-y scroll-into-view="{{at}}" lower-threshold="100" bindscroll="tell"
          bindscrolltolower="tell" bindscrolltoupper="tell"><view id="last">last</view></scroll-view>
        <view id="jump" bindtap="jump">jump</view>`,
      data: "at: ''",
      methods: "jump: function () { this.setData({ at: 'last' }); },",
    },
    async ({ find, said, simulator }) => {
      simulator.place('#list', { top: 100, width: 375, height: 400, scrollHeight: 1000 });
      simulator.place('#last', { top: 950, width: 375, height: 150 });
      const list = await find('#list');
      await list.scrollTo(0, 300);
      await list.scrollTo(0, 520);
      await list.scrollTo(0, 5000);
      await list.scrollTo(0, 0);
      await (await find('#jump')).tap();
      expect(said().map((line) => line.replace(/,"scrollHeight".*/, ''))).toEqual([
        'scroll {"scrollLeft":0,"scrollTop":300,"scrollWidth":375',
        'scroll {"scrollLeft":0,"scrollTop":520,"scrollWidth":375',
        'scrolltolower {"direction":"bottom"}',
        'scroll {"scrollLeft":0,"scrollTop":600,"scrollWidth":375',
        'scroll {"scrollLeft":0,"scrollTop":0,"scrollWidth":375',
        'scrolltoupper {"direction":"top"}',
        'scroll {"scrollLeft":0,"scrollTop":600,"scrollWidth":375',
        'scrolltolower {"direction":"bottom"}',
      ]);
    },
  ));

test('a list that may be pulled down asks for new things, and goes on asking until the page has them', () =>
  onPage(
    {
      wxml: `<scroll-view id="list" scroll-y refresher-enabled refresher-triggered="{{asks}}"
          bindrefresherpulling="tell" bindrefresherrefresh="ask" />
        <scroll-view id="still" scroll-y bindrefresherrefresh="tell" />`,
      data: 'asks: false',
      methods: `ask: function () { this.say('refresh'); this.setData({ asks: true }); },`,
    },
    async ({ find, said }) => {
      const list = await find('#list');
      await list.trigger('refresherrefresh');
      await (await find('#still')).trigger('refresherrefresh');
      expect(said()).toEqual(['refresherpulling {"dy":45}', 'refresh']);
      expect(await list.property('refresherTriggered')).toBe(true);
    },
  ));

test('a page moves no further than it is long, tells of its end once, and is pulled down where it may be', () =>
  onPage(
    {
      wxml: '<view id="last">last</view>',
      methods: `onPageScroll: function (e) { this.say('at ' + e.scrollTop); },
        onReachBottom: function () { this.say('end'); },
        onPullDownRefresh: function () { this.say('pulled'); },`,
      files: { 'home/home.json': JSON.stringify({ enablePullDownRefresh: true }) },
    },
    async ({ phone, simulator, said }) => {
      simulator.place('page', { width: 375, height: 1667 });
      simulator.place('#last', { top: 900, width: 375, height: 100 });
      await phone.program.callWxMethod('pageScrollTo', { selector: '#last' });
      expect(await (await phone.program.currentPage())!.scrollTop()).toBe(900);
      simulator.scrollPage(5000);
      simulator.scrollPage(0);
      simulator.pullPage();
      expect(said()).toEqual(['at 900', 'at 1000', 'end', 'at 0', 'pulled']);
    },
  ));

test('who watches an element hears each time it comes or goes, and no more once it looks away', () =>
  onPage(
    {
      wxml: '<view id="row">茶</view>',
      methods: `onReady: function () {
          var page = this;
          this.watch = this.createIntersectionObserver({ thresholds: [0, 0.5] }).relativeToViewport({ bottom: 100 });
          this.watch.observe('#row', function (seen) { page.say(String(seen.intersectionRatio)); });
        },
        stop: function () { this.watch.disconnect(); },`,
    },
    async ({ phone, simulator, said }) => {
      await (await phone.program.currentPage())!.waitFor(5);
      const putAt = (top: number) => simulator.place('#row', { top, width: 375, height: 100 });
      for (const top of [900, 740, 700, 500, 900]) putAt(top);
      expect(said()).toEqual(['0.27', '0.67', '0']);
      await (await phone.program.currentPage())!.callMethod('stop');
      putAt(0);
      expect(said()).toHaveLength(3);
    },
  ));

test('the head of a page hears how the page moves and is turned, moves it itself, and writes the bar above', () =>
  onPage(
    {
      wxml: `<page-meta scroll-top="{{top}}" scroll-duration="1" bindscroll="tell" bindscrolldone="tell" bindresize="tell">
          <navigation-bar title="{{title}}" front-color="#ffffff" />
        </page-meta>
        <match-media min-width="400"><text id="wide">宽</text></match-media>`,
      data: "top: '', title: '店'",
      methods: `onReady: function () {
          var page = this;
          wx.onWindowResize(function (news) { page.say(['window', news.size.windowWidth]); });
          this.createMediaQueryObserver().observe({ orientation: 'landscape' }, function (seen) { page.say(seen); });
        },
        onResize: function (news) { this.say(news); },
        go: function () { this.setData({ top: '100rpx', title: '账' }); },`,
    },
    async ({ phone, simulator, said }) => {
      const wide = () => simulator.life().pages[0]!.host.querySelector('match-media')!.hasAttribute('hidden');
      const page = (await phone.program.currentPage())!;
      await page.waitFor(5);
      simulator.scrollPage(30);
      await page.callMethod('go');
      await page.waitFor(20);
      expect(said().splice(0)).toEqual([
        '{"matches":false}',
        'scroll {"scrollTop":30}',
        'scroll {"scrollTop":50}',
        'scrolldone {}',
      ]);
      expect(wide()).toBe(true);
      simulator.setModel({ ...models.small, width: 667, height: 375 });
      const size = '{"size":{"windowWidth":667,"windowHeight":375}}';
      expect(said().slice(4)).toEqual([
        `{"deviceOrientation":"landscape",${size.slice(1)}`,
        `resize ${size}`,
        '["window",667]',
        '{"matches":true}',
      ]);
      expect(wide()).toBe(false);
      expect(simulator.phone.shown.map(({ options }) => options)).toEqual([
        { title: '店' },
        { frontColor: '#ffffff' },
        { title: '账' },
      ]);
    },
  ));

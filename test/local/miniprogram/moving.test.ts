import { models } from '../../../local/miniprogram/models';
import { heard, onPage } from './on-page';

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

test('a finger that is drawn across an element is told of where it is', () =>
  onPage(
    {
      wxml: '<view id="row" bindtouchstart="at" bindtouchmove="at" bindtouchend="at" />',
      methods:
        "at: function (e) { this.say([e.touches.length, e.changedTouches[0].pageX, e.detail.x].join(' ')); },",
    },
    async ({ find, said }) => {
      const row = await find('#row');
      const finger = (pageX: number) => [{ identifier: 0, pageX, pageY: 7, clientX: pageX, clientY: 7 }];
      await row.touchstart({ touches: finger(90), changedTouches: finger(90) });
      await row.touchmove({ touches: finger(20) });
      await row.touchend({ touches: [], changedTouches: finger(10) });
      expect(said()).toEqual(['1 90 90', '1 20 20', '0 10 10']);
    },
  ));

test('who watches a whole list hears of each of its rows, and of the first alone unless they ask', () =>
  onPage(
    {
      wxml: '<view id="one" class="row" /><view id="two" class="row" />',
      methods: `watch: function (all) {
          var page = this;
          wx.createIntersectionObserver(this, { observeAll: all }).relativeToViewport().observe('.row', function (seen) { page.say(seen.id); });
        },`,
    },
    async ({ phone, simulator, said }) => {
      const page = (await phone.program.currentPage())!;
      const box = { top: 0, width: 375, height: 100 };
      simulator.place('#one', box);
      simulator.place('#two', box);
      await page.callMethod('watch', false);
      await page.waitFor(5);
      expect(said()).toEqual(['one']);
      await page.callMethod('watch', true);
      await page.waitFor(5);
      expect(said().slice(1)).toEqual(['one', 'two']);
    },
  ));

test('a motion goes through its groups, keeps what it has reached, and tells of each end', () =>
  onPage(
    {
      wxml: '<view bindtransitionend="tell"><view id="card" animation="{{motion}}" /></view>',
      methods: `onLoad: function () {
          var motion = wx.createAnimation({ duration: 2, timingFunction: 'ease' });
          motion.opacity(0.5).translate(20, '1rem').rotate(90).step();
          motion.width(10).backgroundColor('#fff').step({ duration: 4, transformOrigin: '0 0' });
          this.setData({ motion: motion.export() });
          this.say(motion.export());
        },`,
    },
    async ({ find, said }) => {
      await heard(said, 3);
      expect(said()).toEqual([
        '{"actions":[]}',
        'transitionend {"elapsedTime":0.002}',
        'transitionend {"elapsedTime":0.004}',
      ]);
      const card = await find('#card');
      const styles = ['opacity', 'transform', 'width', 'background-color', 'transform-origin', 'transition'];
      expect(await Promise.all(styles.map((name) => card.style(name)))).toEqual([
        '0.5',
        'translate(20px,1rem) rotate(90deg)',
        '10px',
        'rgb(255, 255, 255)',
        '0 0',
        'all 4ms ease 0ms',
      ]);
    },
  ));

test('a page moves its own elements between frames, and takes off what that left', () =>
  onPage(
    {
      wxml: '<view class="card" />',
      methods: `go: function () {
          var page = this;
          this.animate('.card', [{ opacity: 1, left: 0 }, { opacity: 0, scale: [2, 1], ease: 'ease-in' }], 3, function () { page.say('there'); });
        },
        back: function () {
          var page = this;
          this.clearAnimation('.card', { opacity: true, scale: true }, function () { page.say('back'); });
        },`,
    },
    async ({ phone, find, said }) => {
      const page = (await phone.program.currentPage())!;
      const card = await find('.card');
      const styles = () => Promise.all(['opacity', 'left', 'transform'].map((name) => card.style(name)));
      await page.callMethod('go');
      await heard(said, 1);
      expect(await styles()).toEqual(['0', '0px', 'scale(2,1)']);
      await page.callMethod('back');
      await heard(said, 2);
      expect(await styles()).toEqual(['', '0px', '']);
      expect(said()).toEqual(['there', 'back']);
    },
  ));

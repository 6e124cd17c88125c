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

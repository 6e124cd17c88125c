import { heard, onPage } from './on-page';

test('boxes tell through their group which are ticked, and radios which one is chosen', () =>
  onPage(
    {
      wxml: `<checkbox-group bindchange="tell">
          <label id="tea"><checkbox value="茶" />茶</label><checkbox id="water" value="水" checked />
        </checkbox-group>
        <radio-group bindchange="tell"><radio id="cash" value="现金" checked /><radio id="account" value="账期" /></radio-group>`,
    },
    async ({ find, said }) => {
      await (await find('#tea')).tap();
      await (await find('#water')).tap();
      await (await find('#cash')).tap();
      await (await find('#account')).tap();
      expect(said()).toEqual([
        'change {"value":["茶","水"]}',
        'change {"value":["茶"]}',
        'change {"value":"账期"}',
      ]);
    },
  ));

test('a form sends every kind of field by its name, and empties them all', () =>
  onPage(
    {
      wxml: `<form bindsubmit="tell" bindreset="tell">
        <input name="note" value="后门" /><textarea name="more" /><switch name="urgent" checked />
        <checkbox-group name="goods"><checkbox value="a" checked /></checkbox-group>
        <radio-group name="pay"><radio value="cash" /></radio-group>
        <slider name="share" value="30" /><picker name="day" range="{{days}}"></picker>
        <button id="send" form-type="submit">送</button><button id="empty" form-type="reset">清</button>
      </form>`,
      data: "days: ['周一', '周二']",
    },
    async ({ find, said }) => {
      await (await find('#send')).tap();
      await (await find('#empty')).tap();
      await (await find('#send')).tap();
      expect(said()).toEqual([
        'submit {"value":{"note":"后门","more":"","urgent":true,"goods":["a"],"pay":"","share":30,"day":0}}',
        'reset {}',
        'submit {"value":{"note":"","more":"","urgent":false,"goods":[],"pay":"","share":0,"day":0}}',
      ]);
    },
  ));

test('a field brings the keyboard up, lets only its own keys through, and tells when it goes', () =>
  onPage(
    {
      wxml: `<input id="cases" type="number" maxlength="3" bindfocus="tell" bindinput="tell" bindconfirm="tell"
        bindblur="tell" bindkeyboardheightchange="tell" /><view id="away">away</view>`,
    },
    async ({ find, said }) => {
      await (await find('#cases')).input('1a2b34');
      await (await find('#away')).tap();
      await (await find('#cases')).trigger('confirm', { value: '7' });
      expect(said()).toEqual([
        'focus {"value":"","height":290}',
        'keyboardheightchange {"height":290,"duration":250}',
        'input {"value":"123","cursor":3,"keyCode":51}',
        'blur {"value":"123","cursor":3}',
        'keyboardheightchange {"height":0,"duration":250}',
        'focus {"value":"123","height":290}',
        'keyboardheightchange {"height":290,"duration":250}',
        'input {"value":"7","cursor":1,"keyCode":55}',
        'confirm {"value":"7"}',
        'blur {"value":"7","cursor":1}',
        'keyboardheightchange {"height":0,"duration":250}',
      ]);
    },
  ));

test('what a handler of a field answers stands in the field', () =>
  onPage(
    {
      wxml: '<input id="code" bindinput="big" />',
      methods: 'big: function (e) { return { value: e.detail.value.toUpperCase(), cursor: 0 }; },',
    },
    async ({ find }) => {
      await (await find('#code')).input('ab1');
      expect(await (await find('#code')).property('value')).toBe('AB1');
    },
  ));

test.each([
  ['a line of a list', 'range="{{days}}"', 1, 2],
  ['two lists at once', 'mode="multiSelector" range="{{lists}}"', [1, 0], [0, 9]],
  ['a day between two', 'mode="date" start="2026-11-01" end="2026-11-30"', '2026-11-22', '2026-12-01'],
  ['a month', 'mode="date" fields="month"', '2026-11', '2026-11-22'],
  ['a time of day', 'mode="time"', '08:30', '25:00'],
  ['a district', 'mode="region"', ['广东省', '深圳市', '南山区'], ['广东省']],
])('a picker gives %s, and nothing that its wheels do not hold', (_, attributes, good, bad) =>
  onPage(
    {
      wxml: `<picker id="picker" ${attributes} bindchange="tell" bindcancel="tell"></picker>`,
      data: "days: ['周一', '周二'], lists: [['上午', '下午'], ['南门']]",
    },
    async ({ find, said }) => {
      const picker = await find('#picker');
      await expect(picker.trigger('change', { value: bad })).rejects.toThrow(/wheel|region/);
      await picker.trigger('cancel');
      await picker.trigger('change', { value: good });
      expect(said()[0]).toBe('cancel {}');
      expect(said().at(-1)).toContain(`change {"value":${JSON.stringify(good)}`);
    },
  ),
);

test('several lists tell of each wheel that was turned before the whole is chosen', () =>
  onPage(
    {
      wxml: '<picker id="picker" mode="multiSelector" range="{{lists}}" bindcolumnchange="tell" bindchange="tell"></picker>',
      data: "lists: [['上午', '下午'], ['南门', '北门']]",
    },
    async ({ find, said }) => {
      await (await find('#picker')).trigger('change', { value: [0, 1] });
      expect(said()).toEqual(['columnchange {"column":1,"value":1}', 'change {"value":[0,1]}']);
    },
  ));

test('a slider stops at its steps and ends; a swiper says who turned it', () =>
  onPage(
    {
      wxml: `<slider id="slider" min="10" max="50" step="5" bindchange="tell" />
        <swiper id="swiper" current="{{at}}" circular bindchange="tell">
          <swiper-item item-id="a" /><swiper-item item-id="b" /><swiper-item item-id="c" />
        </swiper><view id="third" bindtap="third">third</view>`,
      data: 'at: 0',
      methods: 'third: function () { this.setData({ at: 2 }); },',
    },
    async ({ find, said }) => {
      await (await find('#slider')).slideTo(23);
      await (await find('#slider')).slideTo(99);
      await (await find('#swiper')).swipeTo(-1);
      await (await find('#swiper')).swipeTo(1);
      await (await find('#third')).tap();
      expect(said()).toEqual([
        'change {"value":25}',
        'change {"value":50}',
        'change {"current":2,"currentItemId":"c","source":"touch"}',
        'change {"current":1,"currentItemId":"b","source":"touch"}',
        'change {"current":2,"currentItemId":"c","source":""}',
      ]);
    },
  ));

const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('a picture tells its size once it is there, and that it is missing when it is', () =>
  onPage(
    {
      wxml: '<image src="{{src}}" bindload="tell" binderror="tell" /><view id="next" bindtap="next">next</view>',
      data: `src: '${dot}'`,
      methods: "next: function () { this.setData({ src: '/home/no-such.png' }); },",
    },
    async ({ find, said }) => {
      await (await find('#next')).tap();
      expect(said()).toEqual([
        'load {"width":1,"height":1}',
        'error {"errMsg":"GET /home/no-such.png 404 (Not Found)"}',
      ]);
    },
  ));

test('an event rises through the page until a catch holds it, and goes down first to who captures', () =>
  onPage(
    {
      wxml: `<view bindtap="hear" data-name="outer" capture-bind:tap="hear">
        <view mut-bind:tap="hear" data-name="middle"><view mut-bind:tap="hear" data-name="mut">
          <text id="free" bindtap="hear" data-name="inner" data-order-id="7">free</text></view></view>
        <view catchtap="hear" data-name="held"><text id="held">held</text></view></view>
        <view bindlongpress="tell" id="long">long</view>`,
      methods:
        "hear: function (e) { this.say(e.currentTarget.dataset.name + ' of ' + (e.target.dataset.orderId || e.target.id) + ' ' + e.touches.length); return false; },",
    },
    async ({ find, said }) => {
      await (await find('#free')).tap();
      expect(said()).toEqual(['outer of 7 1', 'inner of 7 1', 'mut of 7 1', 'outer of 7 1']);
      await (await find('#held')).tap();
      expect(said().slice(4)).toEqual(['outer of held 1', 'held of held 1']);
      await (await find('#long')).longpress();
      expect(said().at(-1)).toBe('longpress {"x":0,"y":0}');
    },
  ));

test('a component that is not built here is named, not pretended', () =>
  onPage({ wxml: '<web-view src="https://example.com" />' }, async ({ simulator }) => {
    expect(simulator.diary.errors.map(({ message }) => message)).toEqual([
      '<web-view> is not built in the simulator',
    ]);
  }));

test('a map knows the markers it was given, and no others', () =>
  onPage(
    {
      wxml: '<map id="map" latitude="22.5" longitude="114" markers="{{markers}}" bindmarkertap="tell" bindtap="tell" />',
      data: 'markers: [{ id: 1, latitude: 22.5, longitude: 114 }]',
    },
    async ({ find, said }) => {
      const map = await find('#map');
      await map.trigger('markertap', { markerId: 1 });
      await expect(map.trigger('markertap', { markerId: 2 })).rejects.toThrow('no marker 2');
      await map.trigger('tap');
      expect(said()).toEqual(['markertap {"markerId":1}', 'tap {"latitude":22.5,"longitude":114}']);
    },
  ));

test('the wheels of a region know the codes of what stands on them, and turn to no place of fancy', () =>
  onPage(
    {
      wxml: `<picker id="all" mode="region" custom-item="全部" bindchange="tell" />
        <picker id="cities" mode="region" level="city" bindchange="tell" />`,
    },
    async ({ find, said }) => {
      const all = await find('#all');
      await all.trigger('change', { value: ['广东省', '深圳市', '罗湖区'] });
      await all.trigger('change', { value: ['广东省', '深圳市', '全部'] });
      await (await find('#cities')).trigger('change', { value: ['北京市', '北京市'] });
      expect(said()).toEqual([
        'change {"value":["广东省","深圳市","罗湖区"],"code":["440000","440300","440303"],"postcode":""}',
        'change {"value":["广东省","深圳市","全部"],"code":["440000","440300"],"postcode":""}',
        'change {"value":["北京市","北京市"],"code":["110000","110100"],"postcode":""}',
      ]);
      await expect(all.trigger('change', { value: ['广东省', '长沙市', '罗湖区'] })).rejects.toThrow(
        'The wheels hold no 广东省 长沙市',
      );
    },
  ));

test('a bar tells when it is full, and what the page itself moves tells that no finger did', () =>
  onPage(
    {
      wxml: `<progress percent="{{percent}}" active active-mode="forwards" duration="1" bindactiveend="tell" />
        <movable-area><movable-view x="{{x}}" direction="all" bindchange="tell" /></movable-area>`,
      data: 'percent: 4, x: 0',
      methods: 'go: function () { this.setData({ percent: 6, x: 50 }); },',
    },
    async ({ phone, said }) => {
      await heard(said, 1);
      await (await phone.program.currentPage())!.callMethod('go');
      await heard(said, 3);
      expect(said()).toEqual([
        'activeend {"curPercent":4}',
        'change {"x":50,"y":0,"source":""}',
        'activeend {"curPercent":6}',
      ]);
    },
  ));

import { samplePhoto } from '../../../local/miniprogram/wx/photo';
import { onPage } from './on-page';

test('a button gives the number, a portrait or the settings only as the person answers', () =>
  onPage(
    {
      wxml: `<button id="number" open-type="getPhoneNumber" bindgetphonenumber="tell">n</button>
        <button id="portrait" open-type="chooseAvatar" bindchooseavatar="portrait">p</button>
        <button id="settings" open-type="openSetting" bindopensetting="tell">s</button>
        <button id="off" disabled open-type="getPhoneNumber" bindgetphonenumber="tell">o</button>`,
      methods: 'portrait: function (e) { this.say(e.detail.errMsg || e.detail.avatarUrl.slice(0, 10)); },',
    },
    async ({ find, said, simulator }) => {
      const { answers } = simulator;
      answers.privacy = 'disagree';
      await (await find('#number')).tap();
      answers.privacy = 'agree';
      await (await find('#number')).tap();
      answers.phoneNumberCode = undefined;
      await (await find('#number')).tap();
      await (await find('#off')).tap();
      await (await find('#portrait')).tap();
      answers.photos = [samplePhoto('me')];
      await (await find('#portrait')).tap();
      await (await find('#settings')).tap();
      expect(said()).toEqual([
        'getphonenumber {"errMsg":"getPhoneNumber:fail privacy permission is not authorized","errno":104}',
        'getphonenumber {"errMsg":"getPhoneNumber:ok","code":"phone-number-code"}',
        'getphonenumber {"errMsg":"getPhoneNumber:fail user deny"}',
        'chooseAvatar:fail cancel',
        'wxfile://t',
        'opensetting {"authSetting":{}}',
      ]);
    },
  ));

test('a shared page says what it is called, and a talk with customer service opens', () =>
  onPage(
    {
      wxml: '<button id="share" open-type="share">s</button><button id="talk" open-type="contact" session-from="desk">t</button>',
      methods: `onShareAppMessage: function (e) { return { title: e.from, path: '/home/home?from=friend' }; },
        onAddToFavorites: function () { return { title: '货架', query: 'of=tea' }; },`,
    },
    async ({ find, simulator }) => {
      await (await find('#share')).tap();
      await (await find('#talk')).tap();
      expect(simulator.phone.shown).toEqual([
        { name: 'share', options: { title: 'button', path: '/home/home?from=friend' } },
        { name: 'contact', options: { sessionFrom: 'desk' } },
      ]);
      expect(simulator.chooseFromMenu('转发')).toMatchObject({ title: 'menu' });
      expect(simulator.chooseFromMenu('收藏')).toEqual({ title: '货架', query: 'of=tea' });
      expect(simulator.chooseFromMenu('分享到朋友圈')).toBeUndefined();
    },
  ));

test('a button of a kind that is not built here is named', () =>
  onPage({ wxml: '<button id="live" open-type="liveActivity">l</button>' }, async ({ find }) => {
    await expect((await find('#live')).tap()).rejects.toThrow(
      'button open-type="liveActivity" is not built in the simulator',
    );
  }));

test('a link opens its page, and tells when there is none', () =>
  onPage(
    {
      wxml: `<navigator id="away" url="/shelf/list?of=tea"><text id="word">货架</text></navigator>
        <navigator id="nowhere" url="/nowhere" bindfail="tell">n</navigator>`,
    },
    async ({ find, said, phone }) => {
      await (await find('#nowhere')).tap();
      expect(said()[0]).toContain('is not found');
      await (await find('#word')).tap();
      await phone.waitForText('shelf of tea');
    },
  ));

test('a label reaches the control it names, and a field that is told to has the keyboard', () =>
  onPage(
    {
      wxml: `<label id="label" for="urgent">加急</label><switch id="urgent" bindchange="tell" />
        <textarea focus="{{writes}}" bindfocus="tell" bindlinechange="lines" id="note" /><view id="write" bindtap="write">w</view>`,
      data: 'writes: false',
      methods: `write: function () { this.setData({ writes: true }); },
        lines: function (e) { this.say(e.detail.lineCount + ' lines'); },`,
    },
    async ({ find, said }) => {
      await (await find('#label')).tap();
      await (await find('#write')).tap();
      await (await find('#note')).input('一行\n两行');
      expect(said()).toEqual(['change {"value":true}', 'focus {"value":"","height":290}', '2 lines']);
    },
  ));

test('wheels side by side stand where the person turned them', () =>
  onPage(
    {
      wxml: `<picker-view id="wheels" bindchange="tell" bindpickend="tell"><picker-view-column><view>上午</view></picker-view-column>
        <picker-view-column><view>一</view><view>二</view></picker-view-column></picker-view>`,
    },
    async ({ find, said }) => {
      const wheels = await find('#wheels');
      await wheels.trigger('change', { value: [0, 1] });
      expect(said()).toEqual(['change {"value":[0,1]}', 'pickend {}']);
      await expect(wheels.trigger('change', { value: [0] })).rejects.toThrow('has 2 columns, not 1');
      await expect(wheels.trigger('change', { value: [0, 2] })).rejects.toThrow('has 2 lines and none at 2');
    },
  ));

test('a swiper begins at the page that is named and stays where a finger turned it; a slider goes by tenths', () =>
  onPage(
    {
      wxml: `<swiper id="pages" current-item-id="b" bindchange="tell"><swiper-item item-id="a" /><swiper-item item-id="b" /></swiper>
        <slider id="share" max="1" step="0.1" bindchange="tell" />`,
    },
    async ({ find, said, phone }) => {
      await (await find('#pages')).swipeTo(1);
      await (await find('#pages')).swipeTo(0);
      await (await phone.program.currentPage())!.waitFor(5);
      await (await find('#share')).slideTo(0.34);
      expect(said()).toEqual([
        'change {"current":0,"currentItemId":"a","source":"touch"}',
        'change {"value":0.3}',
      ]);
    },
  ));

test('a swiper that turns by itself does so until it leaves the page', () =>
  onPage(
    {
      wxml: `<swiper wx:if="{{shown}}" autoplay interval="20" bindchange="turned"><swiper-item /><swiper-item /></swiper>
        <view id="hide" bindtap="hide">h</view>`,
      data: 'shown: true',
      methods: `turned: function (e) { this.say(e.detail.source + ' ' + e.detail.current); },
        hide: function () { this.setData({ shown: false }); },`,
    },
    async ({ find, said }) => {
      while (said().length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(said().slice(0, 3)).toEqual(['autoplay 1', 'autoplay 0', 'autoplay 1']);
      await (await find('#hide')).tap();
      const turned = said().length;
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(said()).toHaveLength(turned);
    },
  ));

test('what was copied can be pasted, and a picture goes to the album', () =>
  onPage({ wxml: '<view />' }, async ({ phone, simulator }) => {
    await phone.program.callWxMethod('setClipboardData', { data: '单号 7' });
    expect(await phone.program.callWxMethod('getClipboardData')).toMatchObject({ data: '单号 7' });
    simulator.phone.files.set('wxfile://usr/a.jpg', samplePhoto('a'));
    await phone.program.callWxMethod('saveImageToPhotosAlbum', { filePath: 'wxfile://usr/a.jpg' });
    expect(simulator.phone.album).toHaveLength(1);
  }));

test('a tap that something inside a button holds does not send the form; one that the button itself holds does', () =>
  onPage(
    {
      wxml: `<form bindsubmit="tell">
          <button form-type="submit"><view id="inside" catchtap="tell">减一</view></button>
          <button id="own" form-type="submit" catchtap="tell">下单</button>
        </form>`,
    },
    async ({ find, said }) => {
      await (await find('#inside')).tap();
      expect(said()).toEqual(['tap {"x":0,"y":0}']);
      await (await find('#own')).tap();
      expect(said().slice(1)).toEqual(['tap {"x":0,"y":0}', 'submit {"value":{}}']);
    },
  ));

test('what a finger rests on looks pressed until a moment after it is lifted, and a quick tap never does', () =>
  onPage(
    {
      wxml: `<view id="row" class="row" hover-class="pressed" hover-start-time="0" hover-stay-time="0">
        <text id="off" hover-class="none">茶</text></view>`,
    },
    async ({ find }) => {
      const row = await find('#row');
      await row.tap();
      expect(await row.attribute('class')).toBe('row');
      await row.touchstart();
      await settled();
      expect(await row.attribute('class')).toBe('row pressed');
      await row.touchend();
      await settled();
      expect(await row.attribute('class')).toBe('row');
    },
  ));

test('what can be moved goes where its directions let it, and no further than its area', () =>
  onPage(
    {
      wxml: `<movable-area id="area">
          <movable-view id="card" direction="horizontal" x="0" y="0" bindchange="tell" /></movable-area>`,
    },
    async ({ find, said, simulator }) => {
      simulator.place('#area', { width: 300, height: 100 });
      simulator.place('#card', { width: 100, height: 50 });
      const card = await find('#card');
      await card.moveTo(30, 20);
      await card.moveTo(999, 0);
      expect(said()).toEqual([
        'change {"x":30,"y":0,"source":"touch"}',
        'change {"x":200,"y":0,"source":"touch"}',
      ]);
      expect(await card.property('x')).toBe(200);
    },
  ));

const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

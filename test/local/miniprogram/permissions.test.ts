import type { Scope } from '../../../local/miniprogram/phone';
import { samplePhoto } from '../../../local/miniprogram/wx/photo';
import { onPage, type SmallPage } from './on-page';

/** A page with a button for each call, which writes down what the call answered. */
const calls = (...names: string[]): SmallPage => ({
  wxml: names
    .map((name) => `<button id="${name}" data-name="${name}" bindtap="ask">${name}</button>`)
    .join(''),
  methods: `ask: function (e) {
    var page = this, name = e.currentTarget.dataset.name, options = page.options_[name] || {};
    options.complete = function (r) { page.say(r.errMsg + (r.errno ? ' ' + r.errno : '')); };
    wx[name](options);
  }, options_: {
    authorize: { scope: 'scope.record' },
    saveImageToPhotosAlbum: { filePath: 'wxfile://usr/a.jpg' },
    chooseMedia: { sourceType: ['camera'] }
  },`,
});

test('a place is asked for once: who says no stands by it, until they switch it on themselves', () =>
  onPage(calls('getLocation', 'openSetting'), async ({ phone, said, find, simulator }) => {
    simulator.answers.permission = 'refuse';
    await (await find('#getLocation')).tap();
    await (await find('#getLocation')).tap();
    const sheets = () => simulator.phone.shown.filter(({ name }) => name === 'permissionSheet').length;
    expect(sheets()).toBe(1);
    simulator.answers.settings = { 'scope.userLocation': true, 'scope.camera': true };
    await (await find('#openSetting')).tap();
    await (await find('#getLocation')).tap();
    expect(said()).toEqual([
      'getLocation:fail auth deny 103',
      'getLocation:fail auth deny 103',
      'openSetting:ok',
      'getLocation:ok',
    ]);
    // What was never asked does not appear on the page of settings.
    expect(await phone.program.callWxMethod('getSetting')).toMatchObject({
      authSetting: { 'scope.userLocation': true },
    });
    expect(sheets()).toBe(1);
  }));

test.each<[string, Scope, string]>([
  ['the place', 'scope.userLocation', 'getLocation'],
  ['the camera', 'scope.camera', 'chooseMedia'],
  ['the microphone', 'scope.record', 'authorize'],
  ['the album', 'scope.writePhotosAlbum', 'saveImageToPhotosAlbum'],
])('%s may be allowed, refused, or kept from WeChat by the phone itself', (_, scope, method) =>
  onPage(calls(method), async ({ said, find, simulator }) => {
    simulator.phone.files.set('wxfile://usr/a.jpg', samplePhoto('a'));
    simulator.answers.photos = [samplePhoto('b')];
    const button = await find(`#${method}`);
    simulator.setPermission(scope, true);
    const ask = async () => {
      const before = said().length;
      await button.tap();
      while (said().length === before) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await ask();
    simulator.setPermission(scope, false);
    await ask();
    simulator.setPermission(scope, undefined);
    simulator.keepFromWeChat(scope);
    await ask();
    expect(said()).toEqual([
      `${method}:ok`,
      `${method}:fail auth deny 103`,
      `${method}:fail system permission denied`,
    ]);
  }),
);

test('nothing private is touched before the person has agreed on WeChat’s sheet', () =>
  onPage(calls('getLocation'), async ({ said, find, simulator }) => {
    simulator.answers.privacy = 'disagree';
    await (await find('#getLocation')).tap();
    simulator.answers.privacy = 'agree';
    await (await find('#getLocation')).tap();
    await (await find('#getLocation')).tap();
    expect(said()).toEqual([
      'getLocation:fail privacy permission is not authorized 104',
      'getLocation:ok',
      'getLocation:ok',
    ]);
    const sheets = simulator.phone.shown.filter(({ name }) => name === 'privacySheet');
    expect(sheets).toHaveLength(2);
  }));

test('an app’s own sheet counts only when its button was pressed', () =>
  onPage(
    {
      wxml: `<button id="locate" bindtap="locate">l</button>
        <button id="agree" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agree">同意</button>`,
      methods: `onLoad: function () {
          var page = this;
          wx.onNeedPrivacyAuthorization(function (resolve, info) { page.say(info.referrer); page.resolve = resolve; });
        },
        locate: function () { var page = this; wx.getLocation({ complete: function (r) { page.say(r.errMsg); } }); },
        agree: function () { this.resolve({ event: 'agree', buttonId: 'agree' }); },`,
    },
    async ({ said, find, simulator }) => {
      await (await find('#locate')).tap();
      const resolve = simulator.life().pages[0]!.caller.resolve as (answer: unknown) => void;
      resolve({ event: 'agree', buttonId: 'agree' });
      await (await find('#locate')).tap();
      await (await find('#agree')).tap();
      expect(said()).toEqual([
        'getLocation',
        'getLocation:fail privacy permission is not authorized',
        'getLocation',
        'getLocation:ok',
      ]);
    },
  ));

test('what the operator did not declare fails, whatever the person says', () =>
  onPage(calls('getLocation', 'getFuzzyLocation'), async ({ said, find, simulator }) => {
    simulator.phone.privacy.undeclared.add('getLocation');
    await (await find('#getLocation')).tap();
    await (await find('#getFuzzyLocation')).tap();
    expect(said()).toEqual([
      'getLocation:fail api scope is not declared in the privacy agreement 112',
      'getFuzzyLocation:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
    ]);
  }));

test('a camera on the page says when it may not look, and reads a code that comes before it', () =>
  onPage(
    {
      wxml: `<camera mode="scanCode" bindinitdone="tell" binderror="tell" bindscancode="scanned" />
        <camera binderror="tell" />`,
      methods: 'scanned: function (e) { this.say(e.detail.result); },',
    },
    async ({ said, simulator }) => {
      expect(said()).toEqual([
        'error {"errMsg":"insertCamera:fail: camera has been inserted"}',
        'initdone {"maxZoom":8}',
      ]);
      simulator.showCode('https://cap.example/1');
      expect(said().at(-1)).toBe('https://cap.example/1');
    },
  ));

test('a camera that was refused is an error on the page', () =>
  onPage(
    { wxml: '<camera bindinitdone="tell" binderror="tell" />' },
    async ({ said }) => {
      expect(said()).toEqual(['error {"errMsg":"insertCamera:fail auth deny","errno":103}']);
    },
    { permissions: { 'scope.camera': false } },
  ));

test('a recorder asks for the microphone like any other', () =>
  onPage(
    {
      wxml: '<button id="record" bindtap="record">r</button>',
      methods: `record: function () {
        var page = this, recorder = wx.getRecorderManager();
        recorder.onStart(function () { recorder.stop(); });
        recorder.onStop(function (r) { page.say('stop ' + r.fileSize); });
        recorder.onError(function (r) { page.say(r.errMsg); });
        recorder.start();
      },`,
    },
    async ({ said, find, simulator }) => {
      await (await find('#record')).tap();
      simulator.setPermission('scope.record', false);
      await (await find('#record')).tap();
      expect(said()).toEqual(['stop 7', 'operateRecorder:fail auth deny']);
    },
  ));

test('messages are allowed only after a tap, one sheet for each, and as the person answers', () =>
  onPage(
    {
      wxml: '<button id="ask" bindtap="ask">a</button>',
      methods: `ask: function () {
        var page = this, options = { tmplIds: ['t1'], complete: function (r) { page.say((r.t1 || r.errMsg) + ' ' + (r.errCode || '')); } };
        wx.requestSubscribeMessage(options);
        if (page.twice) wx.requestSubscribeMessage(options);
      },`,
    },
    async ({ said, find, simulator, phone }) => {
      const tapless = phone.program.callWxMethod('requestSubscribeMessage', { tmplIds: ['t1'] });
      await expect(tapless).rejects.toThrow('can only be invoked by user TAP gesture.');
      for (const answer of ['accept', 'reject', 'ban', 'off'] as const) {
        simulator.answers.subscribeMessage = answer;
        await (await find('#ask')).tap();
      }
      simulator.answers.subscribeMessage = 'accept';
      simulator.life().pages[0]!.caller.twice = true;
      await (await find('#ask')).tap();
      expect(said()).toEqual([
        'accept ',
        'reject ',
        'ban ',
        'requestSubscribeMessage:fail The main switch is switched off 20004',
        'requestSubscribeMessage:fail can only be invoked by user TAP gesture. ',
        'accept ',
      ]);
    },
  ));

import { createCanvas, loadImage } from '@napi-rs/canvas';
import { models } from '../../../local/miniprogram/models';
import { deadCloud, walk } from './walk';

/** What a call throws when it is made without callbacks. */
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'no refusal',
    (error: Error) => error.message,
  );

test.each([
  [
    'showToast',
    undefined,
    'showToast:fail parameter error: parameter.title should be String instead of Undefined;',
  ],
  [
    'setStorage',
    { key: 1 },
    'setStorage:fail parameter error: parameter.key should be String instead of Number;',
  ],
  [
    'openLocation',
    { latitude: '22', longitude: null },
    'openLocation:fail parameter error: parameter.latitude should be Number instead of String;parameter.longitude should be Number instead of Null;',
  ],
  [
    'previewImage',
    { urls: 'a.jpg' },
    'previewImage:fail parameter error: parameter.urls should be Array instead of String;',
  ],
  ['navigateTo', {}, 'navigateTo:fail parameter error: parameter.url should be String instead of Undefined;'],
  [
    'makePhoneCall',
    { phoneNumber: 139 },
    'makePhoneCall:fail parameter error: parameter.phoneNumber should be String instead of Number;',
  ],
  [
    'showActionSheet',
    { itemList: '一二三四五六七'.split('') },
    'showActionSheet:fail parameter error: itemList should not be large than 6',
  ],
  [
    'showModal',
    { confirmText: '我知道了啊' },
    'showModal:fail confirmText length should not larger than 4 Chinese characters',
  ],
  ['navigateToMiniProgram', {}, 'navigateToMiniProgram:fail appId is required'],
  ['hideKeyboard', {}, 'hideKeyboard:fail input not exists'],
])('%s with the wrong thing is refused in WeChat’s words', (method, options, words) =>
  walk({}, async ({ phone }) => {
    expect(await refusal(phone.program.callWxMethod(method, options))).toBe(words);
  }),
);

test('success, fail and complete are told, or a promise is given, never both', () =>
  walk({}, async ({ phone }) => {
    const told = await phone.program.evaluate(`function () {
      return new Promise(function (resolve) {
        var told = [];
        var given = wx.setStorage({ key: 'a', data: 1,
          success: function (r) { told.push('success ' + r.errMsg); },
          complete: function (r) { told.push('complete ' + r.errMsg); resolve(told.concat(typeof given)); } });
      });
    }`);
    expect(told).toEqual(['success setStorage:ok', 'complete setStorage:ok', 'undefined']);
  }));

test('a key holds 1 MB and all of them 10, and the same key counts once', () =>
  walk({}, async ({ phone }) => {
    const store = (key: string, size: number) =>
      phone.program.evaluate(
        `function (key, size) {
          try { wx.setStorageSync(key, 'x'.repeat(size)); return 'kept'; } catch (e) { return e.message; }
        }`,
        key,
        size,
      );
    const MB = 1024 * 1024;
    expect(await store('big', MB)).toBe('setStorageSync:fail:entry size limit reached');
    for (let i = 0; i < 10; i += 1) expect(await store(`k${i}`, MB - 100)).toBe('kept');
    expect(await store('k3', MB - 100)).toBe('kept');
    expect(await store('one more', 2000)).toBe('setStorageSync:fail:quota reached');
  }));

test('files fail with WeChat’s words and numbers', () =>
  walk({}, async ({ phone }) => {
    const failures = await phone.program.evaluate(`function () {
      var files = wx.getFileSystemManager(), root = wx.env.USER_DATA_PATH, failures = [];
      function attempt(run) { try { run(); failures.push('no failure'); } catch (e) { failures.push(e.message + ' ' + e.errCode); } }
      files.mkdirSync(root + '/a/b', true);
      files.writeFileSync(root + '/a/b/1', 'x', 'utf8');
      attempt(function () { files.readFileSync(root + '/no', 'utf8'); });
      attempt(function () { files.mkdirSync(root + '/a'); });
      attempt(function () { files.rmdirSync(root + '/a'); });
      attempt(function () { files.unlinkSync(root + '/a'); });
      attempt(function () { files.readdirSync(root + '/a/b/1'); });
      attempt(function () { files.writeFileSync('/etc/passwd', 'x', 'utf8'); });
      files.appendFileSync(root + '/a/b/1', 'y', 'utf8');
      var file = files.statSync(root + '/a/b/1'), part = files.readFileSync(root + '/a/b/1', 'utf8', 1, 1);
      failures.push([file.size, file.isFile(), files.statSync(root + '/a').isDirectory(), part].join(' '));
      files.renameSync(root + '/a/b/1', root + '/2');
      var text = files.readFileSync(root + '/2', 'utf8');
      files.rmdirSync(root + '/a', true);
      return failures.concat(text, files.readdirSync(root));
    }`);
    expect(failures).toEqual([
      'readFileSync:fail no such file or directory, open wxfile://usr/no 1300002',
      'mkdirSync:fail file already exists wxfile://usr/a 1301005',
      'rmdirSync:fail directory not empty 1300066',
      'unlinkSync:fail operation not permitted, unlink wxfile://usr/a 1300001',
      'readdirSync:fail not a directory wxfile://usr/a/b/1 1300020',
      'writeFileSync:fail permission denied, open /etc/passwd 1300013',
      '2 true true y',
      'xy',
      '2',
    ]);
  }));

test('an app is told which phone it runs on', () =>
  walk({ device: { model: models.notched, sdkVersion: '2.20.0' } }, async ({ phone }) => {
    expect(await phone.program.callWxMethod('getSystemInfo')).toMatchObject({
      screenWidth: 393,
      windowHeight: 852 - 59 - 44,
      pixelRatio: 3,
      statusBarHeight: 59,
      safeArea: { top: 59, bottom: 818, height: 759 },
      platform: 'ios',
      SDKVersion: '2.20.0',
    });
  }));

test('a slow network holds a call up, and a bad one loses what was answered', () => {
  const reached: string[] = [];
  const callFunction = async (name: string) => reached.push(name);
  return walk({ cloud: { ...deadCloud, callFunction } }, async ({ phone, simulator }) => {
    simulator.setNetwork({ slowMs: 60, type: '2g' });
    const startedAt = Date.now();
    await phone.tap('问云');
    await phone.waitForText('cloud 1');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(60);
    expect(await phone.program.callWxMethod('getNetworkType')).toMatchObject({ networkType: '2g' });
    simulator.setNetwork({ slowMs: 0, losesAnswers: true });
    await phone.tap('问云');
    await phone.waitForText('cloud.callFunction:fail request:fail timeout');
    expect(reached).toEqual(['store', 'store']);
  });
});

test('a scanner sees only the kinds of code it was told of', () =>
  walk({}, async ({ phone, simulator }) => {
    Object.assign(simulator.answers, { scan: 'home/home?from=door', scanKind: 'wxCode' });
    const scan = (options: object) => refusal(phone.program.callWxMethod('scanCode', options));
    expect(await scan({ scanType: ['qrCode'] })).toBe('scanCode:fail cancel');
    expect(await phone.program.callWxMethod('scanCode', { scanType: ['wxCode'] })).toMatchObject({
      result: '',
      path: 'home/home?from=door',
      scanType: 'WX_CODE',
    });
  }));

test('a place is pointed at on WeChat’s map, or nowhere', () =>
  walk({}, async ({ phone, simulator }) => {
    expect(await refusal(phone.program.callWxMethod('chooseLocation', {}))).toBe(
      'chooseLocation:fail cancel',
    );
    simulator.answers.place = { name: '老王便利店', address: '东门路 1 号', latitude: 22.5, longitude: 114 };
    expect(await phone.program.callWxMethod('chooseLocation', {})).toMatchObject({ name: '老王便利店' });
  }));

test('a drawing keeps what it was told, measures words, and becomes a picture of its own size', () =>
  walk(
    {},
    async ({ phone, simulator }) => {
      const drawn = await phone.program.evaluate(`function () {
        return new Promise(function (resolve) {
          wx.createSelectorQuery().select('#chart').fields({ node: true, size: true }).exec(function (found) {
            var canvas = found[0].node, pen = canvas.getContext('2d');
            canvas.width = 200; canvas.height = 100;
            pen.font = '20px sans-serif';
            pen.fillStyle = '#006b4f';
            pen.fillRect(0, 0, 10, 10);
            var width = pen.measureText('返利').width;
            wx.canvasToTempFilePath({ canvas: canvas, success: function (r) {
              wx.getImageInfo({ src: r.tempFilePath, success: function (i) { resolve([Math.round(width), i.width, i.height, i.type, r.tempFilePath]); } });
            } });
          });
        });
      }`);
      const [textWidth, width, height, type, path] = drawn as [number, number, number, string, string];
      expect([textWidth, width, height, type]).toEqual([40, 400, 200, 'png']);
      const saved = await loadImage(simulator.phone.files.get(path)!);
      const pen = createCanvas(400, 200).getContext('2d');
      pen.drawImage(saved, 0, 0);
      expect([...pen.getImageData(10, 10, 1, 1).data]).toEqual([0, 107, 79, 255]);
      expect([...pen.getImageData(30, 30, 1, 1).data]).toEqual([0, 0, 0, 0]);
      expect(simulator.diary.errors).toEqual([]);
    },
    { 'home/home.wxml': '<canvas type="2d" id="chart" />' },
  ));

test('a canvas that nobody sees is painted on for one that somebody does', () =>
  walk({}, async ({ phone }) => {
    const bytes = await phone.program.evaluate(`function () {
      var hidden = wx.createOffscreenCanvas({ type: '2d', width: 4, height: 4 });
      var shown = wx.createOffscreenCanvas({ type: '2d', width: 4, height: 4 }), pen = hidden.getContext('2d');
      pen.fillStyle = '#006b4f';
      pen.fillRect(0, 0, 2, 2);
      shown.getContext('2d').drawImage(hidden, 2, 2);
      var pixels = shown.getContext('2d').getImageData(2, 2, 1, 1).data;
      return [shown.width, pixels[0], pixels[1], pixels[2], pixels[3]];
    }`);
    expect(bytes).toEqual([4, 0, 107, 79, 255]);
    await expect(phone.program.callWxMethod('createOffscreenCanvas')).rejects.toThrow('type "2d" alone');
  }));

test('what is not built throws under its own name, even behind callbacks that it never calls', () =>
  walk({}, async ({ phone, simulator }) => {
    await phone.program.evaluate(
      `function () { wx.authorize({ scope: 'scope.werun', complete: function () { console.log('answered'); } }); }`,
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(simulator.diary.errors).toMatchObject([
      { message: 'wx.authorize for scope.werun is not built in the simulator' },
    ]);
    expect(simulator.diary.logs).toEqual([]);
  }));

test('an old WeChat has only what its base library had, and says so when asked', () =>
  walk({ device: { sdkVersion: '3.2.0' } }, async ({ phone }) => {
    const types =
      'function () { return [typeof wx.requestMerchantTransfer, typeof wx.onNeedPrivacyAuthorization]; }';
    expect(await phone.program.evaluate(types)).toEqual(['undefined', 'function']);
    expect(await phone.program.callWxMethod('canIUse', 'requestMerchantTransfer')).toBe(false);
    expect(await phone.program.callWxMethod('canIUse', 'button.open-type.share')).toBe(true);
  }));

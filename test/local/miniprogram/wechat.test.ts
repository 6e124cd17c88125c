import { NoAnswer, type TransferRequest } from '../../../local/miniprogram/phone';
import { samplePhoto } from '../../../local/miniprogram/wx/photo';
import { deadCloud, walk } from './walk';

test('a call reaches the cloud with what the app sent, and its answer reaches the screen', () => {
  const callFunction = async (name: string, data: unknown) => `${name} got ${JSON.stringify(data)}`;
  return walk({ cloud: { ...deadCloud, callFunction } }, async ({ phone }) => {
    await phone.tap('问云');
    await phone.waitForText('cloud store got {"cases":0}');
  });
});

test('a function that failed and a cloud out of reach are told apart', () => {
  let error = new Error('a bug');
  const callFunction = () => Promise.reject(error);
  return walk({ cloud: { ...deadCloud, callFunction } }, async ({ phone }) => {
    await phone.tap('问云');
    await phone.waitForText(
      'cloud.callFunction:fail Error: errCode: -504002 functions execute fail | errMsg: a bug',
    );
    error = new NoAnswer('connect ECONNREFUSED');
    await phone.tap('问云');
    await phone.waitForText('cloud.callFunction:fail request:fail connect ECONNREFUSED');
  });
});

test('without a network the cloud is not reached, and the app hears of it when it returns', () => {
  const calls: string[] = [];
  const callFunction = async (name: string) => calls.push(name);
  return walk({ cloud: { ...deadCloud, callFunction } }, async ({ phone, simulator }) => {
    await phone.program.evaluate(
      'function () { wx.onNetworkStatusChange(function (e) { console.log(e.networkType); }); }',
    );
    simulator.setOffline(true);
    await phone.tap('问云');
    await phone.waitForText('cloud.callFunction:fail request:fail');
    expect(calls).toEqual([]);
    await phone.tap('货架');
    await phone.waitForText('navigateTo:fail load subpackage shelf fail');
    simulator.setOffline(false);
    await phone.tap('问云');
    await phone.waitForText('cloud 1');
    expect(simulator.diary.logs.map(({ args }) => args)).toEqual([['none'], ['wifi']]);
  });
});

test('a network that falls after the cloud has acted loses only the answer', () => {
  let answer = (_: unknown) => {};
  const callFunction = () => new Promise((resolve) => (answer = resolve));
  return walk({ cloud: { ...deadCloud, callFunction } }, async ({ phone, simulator }) => {
    await phone.tap('问云');
    simulator.setOffline(true);
    answer('done');
    await phone.waitForText('cloud.callFunction:fail request:fail timeout');
  });
});

test('a scan answers with the code in front of the camera, or with a person who turned away', () =>
  walk({}, async ({ phone, simulator }) => {
    await phone.tap('扫码');
    await phone.waitForText('scanCode:fail cancel');
    simulator.answers.scan = 'https://cap.example/1';
    await phone.tap('扫码');
    await phone.waitForText('scanned https://cap.example/1');
  }));

test('a person who says no to the place or the camera is not asked twice', () =>
  walk({ permissions: { 'scope.userLocation': false } }, async ({ phone, simulator }) => {
    await phone.tap('定位');
    await phone.waitForText('getLocation:fail auth deny');
    simulator.setPermission('scope.userLocation', true);
    await phone.tap('定位');
    await phone.waitForText('at 22.5431');
    simulator.setPermission('scope.camera', false);
    await phone.tap('拍照');
    await phone.waitForText('chooseMedia:fail auth deny');
  }));

test('money is taken only when the person confirms, with what the app asked for', () => {
  const confirmed: TransferRequest[] = [];
  const confirmTransfer = async (request: TransferRequest) => void confirmed.push(request);
  return walk({ cloud: { ...deadCloud, confirmTransfer } }, async ({ phone, simulator }) => {
    simulator.answers.transfer = 'cancel';
    await phone.tap('收款');
    await phone.waitForText('requestMerchantTransfer:fail cancel');
    expect(confirmed).toEqual([]);
    simulator.answers.transfer = 'confirm';
    await phone.tap('收款');
    await phone.waitForText('collect success');
    expect(confirmed).toEqual([{ mchId: '19', appId: simulator.phone.appId, package: 'p' }]);
  });
});

test('a merchant is paid only when the person confirms, with what the app asked for', () => {
  const paid: unknown[] = [];
  const payMerchant = async (sheet: unknown) => void paid.push(sheet);
  return walk({ cloud: { ...deadCloud, payMerchant } }, async ({ phone, simulator }) => {
    simulator.answers.payment = 'cancel';
    await phone.tap('付款');
    await phone.waitForText('requestPayment:fail cancel');
    expect(paid).toEqual([]);
    simulator.answers.payment = 'confirm';
    await phone.tap('付款');
    await phone.waitForText('requestPayment:ok');
    expect(paid).toEqual([
      { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=p', signType: 'RSA', paySign: 's' },
    ]);
  });
});

test('a WeChat too old to take money says so when asked', () =>
  walk({ device: { canRequestMerchantTransfer: false } }, async ({ phone }) => {
    expect(await phone.program.callWxMethod('canIUse', 'requestMerchantTransfer')).toBe(false);
    expect(await phone.program.evaluate('function () { return typeof wx.requestMerchantTransfer; }')).toBe(
      'undefined',
    );
  }));

test('what the simulator does not have throws under its own name', () =>
  walk({}, async ({ phone, simulator }) => {
    await phone.tap('别处');
    expect(simulator.diary.errors.map(({ message }) => message)).toEqual([
      'wx.startBluetoothDevicesDiscovery is not built in the simulator',
    ]);
    expect(await phone.program.evaluate('function () { return typeof wx.noSuchThing; }')).toBe('undefined');
  }));

test('the logic of a page sees neither a window nor Node, and runs no code from text', () =>
  walk({}, async ({ phone }) => {
    const types = 'function () { return [typeof window, typeof document, typeof process, typeof fetch]; }';
    expect(await phone.program.evaluate(types)).toEqual(Array(4).fill('undefined'));
    await expect(
      phone.program.evaluate('function () { return new Function("return 1")(); }'),
    ).rejects.toThrow('Code generation from strings disallowed');
  }));

test('a picture can be measured and made smaller, and a stranger file is no picture', () =>
  walk({}, async ({ phone, simulator }) => {
    simulator.phone.files.set('wxfile://tmp_a', samplePhoto('a', 3000, 4000));
    simulator.phone.files.set('wxfile://tmp_b', Buffer.from('no picture'));
    const measure = (src: string) => phone.program.callWxMethod('getImageInfo', { src });
    expect(await measure('wxfile://tmp_a')).toMatchObject({ width: 3000, height: 4000, type: 'jpeg' });
    const small = { src: 'wxfile://tmp_a', compressedWidth: 1200 };
    const { tempFilePath } = await phone.program.callWxMethod('compressImage', small);
    expect(await measure(tempFilePath)).toMatchObject({ width: 1200, height: 1600 });
    await expect(measure('wxfile://tmp_b')).rejects.toThrow('getImageInfo:fail image decode error');
  }));

test('files live in the app’s own folder, and nowhere else', () =>
  walk({}, async ({ phone }) => {
    const kept = await phone.program.evaluate(`function () {
      var files = wx.getFileSystemManager(), root = wx.env.USER_DATA_PATH;
      files.mkdirSync(root + '/queue');
      files.writeFileSync(root + '/queue/1.json', '茶', 'utf8');
      var bytes = new Uint8Array(files.readFileSync(root + '/queue/1.json'));
      var outside = '';
      try { files.writeFileSync('wxfile://elsewhere', 'x', 'utf8'); } catch (e) { outside = e.message; }
      files.accessSync(root + '/queue/1.json');
      var names = files.readdirSync(root + '/queue');
      files.unlinkSync(root + '/queue/1.json');
      return [bytes.length, files.readdirSync(root + '/queue').length, names, outside];
    }`);
    expect(kept).toEqual([3, 0, ['1.json'], 'writeFileSync:fail permission denied, open wxfile://elsewhere']);
  }));

test('the client may put its own answer in WeChat’s place, and take it back', () =>
  walk({}, async ({ phone }) => {
    await phone.program.mockWxMethod('scanCode', { result: 'mocked', errMsg: 'scanCode:ok' });
    await phone.tap('扫码');
    await phone.waitForText('scanned mocked');
    await phone.program.restoreWxMethod('scanCode');
    await phone.tap('扫码');
    await phone.waitForText('scanCode:fail cancel');
  }));

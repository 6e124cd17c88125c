import { walk } from './walk';

test('a control is found by the label that is read aloud, and counts each tap', () =>
  walk({}, async ({ phone, simulator }) => {
    await phone.tap('加一箱');
    await phone.tap('加一箱');
    await phone.waitForText('2 箱');
    expect(simulator.diary.errors).toEqual([]);
  }));

test('a disabled button does nothing', () =>
  walk({}, async ({ phone }) => {
    await phone.tap('售罄');
    await phone.waitForText('0 箱');
  }));

test('words typed into a field stop at its longest length', () =>
  walk({}, async ({ phone }) => {
    await phone.type('备注', '请早上八点前送到');
    await phone.waitForText('请早上八点');
    expect(await phone.shows('请早上八点前')).toBe(false);
  }));

test('an order sends what its form holds', () =>
  walk({}, async ({ phone }) => {
    await phone.type('备注', '后门');
    await phone.tap('加急');
    await phone.waitForText('urgent true');
    await phone.tap('下单');
    await phone.waitForText('{"note":"后门","urgent":true}');
  }));

test('a day is chosen from a picker', () =>
  walk({}, async ({ phone }) => {
    await phone.pick('送货日', 1);
    await phone.waitForText('周二');
  }));

test('the phone number comes only when the person agrees', () =>
  walk({}, async ({ phone, simulator }) => {
    await phone.tap('手机号');
    await phone.waitForText('phone-number-code');
    simulator.answers.phoneNumberCode = undefined;
    await phone.tap('手机号');
    await phone.waitForText('getPhoneNumber:fail user deny');
  }));

test('a component keeps its inside to itself, as WeChat has it', () =>
  walk({}, async ({ phone }) => {
    const page = (await phone.program.currentPage())!;
    expect(await page.$('#more')).toBeNull();
    const row = (await page.$('row'))!;
    await (await row.$('#more'))!.tap();
    expect(await (await row.$('.row'))!.text()).toBe('冰红茶 1');
  }));

test('what a page tells the screen is counted in bytes, a component of its own apart', () =>
  walk({}, async ({ phone, simulator }) => {
    simulator.diary.setData.length = 0;
    await phone.type('备注', '茶');
    const row = (await (await phone.program.currentPage())!.$('row'))!;
    await (await row.$('#more'))!.tap();
    expect(simulator.diary.setData).toEqual([
      { page: 'home/home', component: 'home/home', bytes: Buffer.byteLength('{"said":"茶"}') },
      { page: 'home/home', component: 'row', bytes: Buffer.byteLength('{"taps":1}') },
    ]);
  }));

test('the screen asks for the size of letters the person has chosen', () =>
  walk({ device: { fontSizeScaleFactor: 1.4 } }, async ({ phone }) => {
    const meta = (await (await phone.program.currentPage())!.$('page-meta'))!;
    expect(await meta.attribute('root-font-size')).toBe('system');
    expect(await phone.program.callWxMethod('getAppBaseInfo')).toMatchObject({ fontSizeScaleFactor: 1.4 });
  }));

test('an error of the app reaches the test with its file and line, and so does what it logs', () =>
  walk({}, async ({ phone, simulator }) => {
    const thrown: { message: string; stack: string }[] = [];
    const logged: unknown[] = [];
    phone.program.on('exception', (error) => thrown.push(error));
    phone.program.on('console', (log) => logged.push(log));
    await phone.tap('出错');
    await phone.program.evaluate('function () { console.warn("low stock"); }');
    expect(thrown[0]).toMatchObject({ message: 'document is not defined' });
    expect(thrown[0]?.stack).toContain('home/home.js:');
    expect(simulator.diary.errors).toHaveLength(1);
    expect(logged).toEqual([{ type: 'warn', args: ['low stock'] }]);
  }));

import { diaryWalk } from './diary-app';
import { onPage } from './on-page';
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

test('a page and what stands on it are of one number, and an element tells its marks, styles and properties', () =>
  onPage(
    {
      wxml: `<view mark:shop="老王"><scroll-view id="list" mark:row="{{1}}" style="color: red; width: 10px" scroll-top="5" /></view>
        <row id="row" />`,
      methods: `ask: function () {
          var page = this, row = this.selectComponent('#row');
          this.say([page.getPageId() === row.getPageId(), row.getPageId(), typeof page.getTabBar()]);
          wx.createSelectorQuery().select('#list')
            .fields({ mark: true, computedStyle: ['color', 'width'], properties: ['scrollTop'] }, function (row) { page.say(row); }).exec();
        },`,
      files: { 'home/home.json': JSON.stringify({ usingComponents: { row: '../row' } }) },
    },
    async ({ phone, said }) => {
      await (await phone.program.currentPage())!.callMethod('ask');
      await (await phone.program.currentPage())!.waitFor(5);
      expect(said()).toEqual([
        '[true,"pageId:1","undefined"]',
        '{"mark":{"row":1,"shop":"老王"},"color":"red","width":"10px","scrollTop":"5"}',
      ]);
    },
  ));

describe('a message to the screen', () => {
  const note = `Page({
    data: { words: '' },
    much: function (n) { this.setData({ words: new Array(n + 1).join('x') }); },
    none: function () { this.setData({ words: undefined }); },
    later: function () { this.setData({ words: 'late' }); }
  });`;
  const words = { 'home/note.js': note, 'home/note.wxml': '<text>{{words}}</text>' };

  test('may carry 1 MB and not a byte more', () =>
    diaryWalk(async ({ phone, simulator, go }) => {
      await go('navigateTo', '/home/note');
      const page = (await phone.program.currentPage())!;
      const wrapping = '{"words":""}'.length;
      await page.callMethod('much', 2 ** 20 - wrapping);
      expect(await phone.text()).toHaveLength(2 ** 20 - wrapping);
      await page.callMethod('much', 2 ** 20);
      expect(await phone.text()).toHaveLength(2 ** 20 - wrapping);
      expect(simulator.diary.errors).toMatchObject([
        { message: 'invokeWebviewMethod 数据传输长度为 1048588 已经超过最大长度 1048576' },
      ]);
    }, words));

  test('that sets nothing, or comes after the page is gone, is warned of', () =>
    diaryWalk(async ({ phone, simulator, go }) => {
      await go('navigateTo', '/home/note');
      await (await phone.program.currentPage())!.callMethod('none');
      const { later } = simulator.life().pages[1]!.caller as { later(): void };
      const gone = simulator.life().pages[1]!.caller;
      await go('navigateBack');
      simulator.diary.setData.length = 0;
      later.call(gone);
      expect(simulator.diary.setData).toEqual([]);
      expect(simulator.diary.warnings).toEqual([
        'Setting data field "words" to undefined is invalid.',
        'home/note calls setData after onUnload',
      ]);
    }, words));

  test('is counted on the tap it follows', () =>
    diaryWalk(
      async ({ phone, simulator, go }) => {
        await go('navigateTo', '/home/note');
        await phone.tap('加一');
        await phone.tap('加二');
        expect(simulator.diary.taps).toEqual([
          { on: '加一', messages: 1, bytes: 7, largest: 7 },
          { on: '加二', messages: 2, bytes: 15, largest: 8 },
        ]);
      },
      {
        'home/note.js': `Page({
          data: { n: 0 },
          one: function () { this.setData({ n: 1 }); },
          two: function () { this.setData({ n: 9 }); this.setData({ n: 10 }); }
        });`,
        'home/note.wxml':
          '<button bindtap="one">加一</button><view aria-label="加二" bindtap="two">{{n}}</view>',
      },
    ));
});

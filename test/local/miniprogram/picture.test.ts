import { openScreen, type Screen } from '../../../local/miniprogram/screen/screen';
import { onPage } from './on-page';

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen();
});
afterAll(() => screen.close());

test('a style reaches its own page or component, tags reach all, and rpx follow the width of the phone', () =>
  onPage(
    {
      wxml: '<row word="冰红茶" /><view class="row" id="mine">mine</view><text id="plain">plain</text>',
      wxss: '@import "/shared.wxss"; .row { width: 375rpx; } text { font-weight: 700; }',
      files: {
        'shared.wxss': '#mine { color: rgb(1, 2, 3); }',
        'home/home.json': JSON.stringify({ usingComponents: { row: '../row' } }),
        'row.wxss': '.row { color: rgb(200, 0, 0); }',
        'app.wxss': '.row { background: rgb(0, 0, 200); }',
      },
    },
    async ({ simulator }) => {
      const page = await screen.draw(simulator);
      const looks = await page.evaluate(() =>
        [...document.querySelectorAll('.row')].map((row) => {
          const { color, width, backgroundColor } = getComputedStyle(row);
          return [color, width, backgroundColor];
        }),
      );
      expect(looks).toEqual([
        ['rgb(200, 0, 0)', '375px', 'rgba(0, 0, 0, 0)'],
        ['rgb(1, 2, 3)', '187.5px', 'rgb(0, 0, 200)'],
      ]);
      const weight = () => getComputedStyle(document.querySelector('#plain')!).fontWeight;
      expect(await page.evaluate(weight)).toBe('700');
    },
  ));

test('a component that asks for the page’s styles gets them beside its own', () =>
  onPage(
    {
      wxml: '<row word="冰红茶" />',
      wxss: '.row { color: rgb(1, 2, 3); }',
      files: {
        'home/home.json': JSON.stringify({ usingComponents: { row: '../row' } }),
        'row.js': "Component({ options: { styleIsolation: 'apply-shared' } });",
        'row.wxss': '.row { background: rgb(200, 0, 0); }',
      },
    },
    async ({ simulator }) => {
      const page = await screen.draw(simulator);
      const look = await page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.querySelector('.row')!);
        return [color, backgroundColor];
      });
      expect(look).toEqual(['rgb(1, 2, 3)', 'rgb(200, 0, 0)']);
    },
  ));

test('a shared component’s styles reach the page, a class handed in keeps its giver’s, and a closed page has none of the app’s', () =>
  onPage(
    {
      wxml: '<lid hat="red" /><text class="shade" id="mine">mine</text>',
      wxss: '.red { color: rgb(1, 2, 3); } .own { color: rgb(9, 9, 9); }',
      files: {
        'home/home.json': JSON.stringify({
          usingComponents: { lid: '../lid' },
          styleIsolation: 'page-apply-shared',
        }),
        'app.wxss': '.shade { font-weight: 700; }',
        'lid.json': JSON.stringify({ component: true, usingComponents: { brim: './brim' } }),
        'lid.js': "Component({ externalClasses: ['hat'] });",
        'lid.wxml': '<text class="hat" id="worn">a</text><text class="own" id="bare">b</text><brim />',
        'brim.json': JSON.stringify({ component: true, styleIsolation: 'shared' }),
        'brim.js': 'Component({});',
        'brim.wxml': '<text>c</text>',
        'brim.wxss': '.shade { background: rgb(4, 5, 6); }',
      },
    },
    async ({ simulator }) => {
      const looks = async () =>
        (await screen.draw(simulator)).evaluate(() =>
          ['#worn', '#bare', '#mine'].map((one) => {
            const { color, backgroundColor, fontWeight } = getComputedStyle(document.querySelector(one)!);
            return [color, backgroundColor, fontWeight];
          }),
        );
      const [black, clear] = ['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)'];
      expect(await looks()).toEqual([
        ['rgb(1, 2, 3)', clear, '400'],
        [black, clear, '400'],
        [black, 'rgb(4, 5, 6)', '400'],
      ]);
    },
  ));

test('once the page was drawn, the app is told true places, and a list knows its own end', () =>
  onPage(
    {
      wxml: `<view id="head">头</view>
        <scroll-view id="list" scroll-y bindscrolltolower="tell"><view id="long">长</view></scroll-view>
        <view id="ask" bindtap="ask">ask</view>`,
      wxss: '#head { height: 100rpx; } #list { height: 400px; } #long { height: 1000px; }',
      methods: `ask: function () {
        var page = this;
        wx.createSelectorQuery().select('#list').boundingClientRect(function (box) { page.say([box.top, box.height]); }).exec();
        wx.createIntersectionObserver().relativeToViewport().observe('#list', function (seen) { page.say([seen.intersectionRatio]); });
      },`,
    },
    async ({ simulator, find, said }) => {
      await screen.draw(simulator);
      await (await find('#ask')).tap();
      await (await find('#list')).scrollTo(0, 9999);
      expect(said()).toEqual(['[50,400]', '[1]', 'scrolltolower {"direction":"bottom"}']);
      const page = await screen.draw(simulator);
      expect(await page.evaluate(() => document.querySelector('#list')!.scrollTop)).toBe(600);
    },
  ));

test('what an app draws on a canvas is painted', () =>
  onPage(
    {
      wxml: '<canvas type="2d" id="chart" />',
      methods: `onReady: function () {
        wx.createSelectorQuery().select('#chart').node(function (found) {
          var pen = found.node.getContext('2d');
          pen.fillStyle = '#006b4f';
          pen.fillRect(0, 0, 50, 50);
          pen.font = '20px sans-serif';
          pen.fillText('返利', 60, 40);
        }).exec();
      },`,
    },
    async ({ simulator, phone }) => {
      await phone.program.evaluate(
        'function () { return new Promise(function (go) { setTimeout(go, 20); }); }',
      );
      const page = await screen.draw(simulator);
      const pixelsIn = (x: number, y: number, width: number, height: number) =>
        page.evaluate(
          ([x, y, width, height]) => {
            const pen = document.createElement('canvas').getContext('2d')!;
            pen.drawImage(document.querySelector<HTMLImageElement>('wx-canvas img')!, 0, 0);
            return [...pen.getImageData(x, y, width, height).data];
          },
          [x, y, width, height] as const,
        );
      expect(await pixelsIn(10, 10, 1, 1)).toEqual([0, 107, 79, 255]);
      const inked = (await pixelsIn(60, 20, 40, 25)).filter((part, i) => i % 4 === 3 && part > 128);
      expect(inked.length).toBeGreaterThan(100);
    },
  ));

import { onPage } from './on-page';

/** A component of its own beside the page, under its tag. */
function component(tag: string, wxml: string, js: string) {
  return {
    [`${tag}.json`]: JSON.stringify({ component: true }),
    [`${tag}.wxml`]: wxml,
    [`${tag}.js`]: js,
    'home/home.json': JSON.stringify({ usingComponents: { [tag]: `../${tag}` } }),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

test('a script of a template may use another, WeChat’s own words for patterns and days, and the name of a type', () =>
  onPage(
    {
      wxml: `<wxs module="m">
          var other = require('./other.wxs');
          module.exports = { say: function (list) {
            return other.twice(2) + ' ' + list.constructor + ' ' + getRegExp('茶').test('红茶') + ' ' + getDate().getFullYear();
          } };
        </wxs><text id="said">{{m.say(list)}}</text>`,
      data: 'list: [1]',
      files: { 'home/other.wxs': 'module.exports = { twice: function (n) { return n * 2; } };' },
    },
    async ({ phone }) => expect(await phone.text()).toBe('4 Array true 2031'),
    { now: () => Date.parse('2031-05-01') },
  ));

test('a handler in wxs acts on the elements, calls the page, and stops the event by answering false', () =>
  onPage(
    {
      wxml: `<wxs module="m">module.exports = {
          tap: function (event, owner) {
            owner.selectComponent('#row').addClass('chosen');
            event.instance.callMethod('heard', event.instance.hasClass('chosen'));
            return false;
          },
          changed: function (now, before, owner) { owner.callMethod('heard', [before, now]); }
        };</wxs>
        <view bindtap="outer">
          <view id="row" class="row" bindtap="{{m.tap}}" change:cases="{{m.changed}}" cases="{{cases}}" />
        </view>`,
      data: 'cases: 3',
      methods: "heard: function (words) { this.say(words); }, outer: function () { this.say('outer'); },",
    },
    async ({ find, said }) => {
      const row = await find('#row');
      await row.tap();
      expect(said()).toEqual(['[null,3]', 'true']);
      expect(await row.attribute('class')).toBe('row chosen');
    },
  ));

test('what is typed stands in the page’s data where `model:` says so, through a component too', () =>
  onPage(
    {
      wxml: '<input id="own" model:value="{{note}}" /><field id="field" model:words="{{note}}" /><text id="t">{{note}}</text>',
      data: "note: ''",
      files: component(
        'field',
        '<input id="inner" model:value="{{words}}" />',
        'Component({ properties: { words: String } });',
      ),
    },
    async ({ phone, find }) => {
      const page = (await phone.program.currentPage())!;
      const own = await find('#own');
      await own.input('后门');
      expect(await page.data('note')).toBe('后门');
      const field = await find('#field');
      await (await field.$('#inner')).input('前门');
      expect(await (await page.$('#t'))!.text()).toBe('前门');
    },
  ));

test('a component that is a field of a form is sent with it, and one that exports itself is handed out so', () =>
  onPage(
    {
      wxml: '<form bindsubmit="tell"><field id="field" name="cases" /><button id="send" form-type="submit" /></form>',
      methods: "ask: function () { return this.selectComponent('#field').cases(); },",
      files: component(
        'field',
        '',
        `Component({
          behaviors: ['wx://form-field', 'wx://component-export'],
          lifetimes: { attached: function () { this.setData({ value: 12 }); } },
          export: function () { var self = this; return { cases: function () { return self.data.value; } }; }
        });`,
      ),
    },
    async ({ phone, find, said }) => {
      await (await find('#send')).tap();
      expect(said()).toEqual(['submit {"value":{"cases":12}}']);
      expect(await (await phone.program.currentPage())!.callMethod('ask')).toBe(12);
    },
  ));

test('a page made as a component has what its query brings as properties before it loads', () =>
  onPage(
    {
      wxml: '<text>{{cases}}</text>',
      files: {
        'home/home.js': `Component({
          properties: { cases: Number },
          methods: { onLoad: function () { getApp().seen.push(typeof this.data.cases + this.data.cases); } }
        });`,
      },
    },
    async ({ phone }) => {
      expect(await phone.text()).toBe('7');
      expect(await phone.program.evaluate('function () { return getApp().seen; }')).toContain('number7');
    },
    { launch: { query: { cases: '7' } } },
  ));

test('two pages talk through their channel, and what was said too early waits', () =>
  onPage(
    {
      wxml: '',
      methods: `go: function () {
          var page = this;
          wx.navigateTo({
            url: '/shelf/list',
            events: { chosen: function (tea) { page.say('chosen ' + tea); } },
            success: function (answer) {
              answer.eventChannel.emit('offer', '茶', 3);
              answer.eventChannel.on('opened', function (at) { page.say('opened ' + at); });
            }
          });
        },`,
      files: {
        'shelf/list.js': `Page({ onLoad: function () {
          var channel = this.getOpenerEventChannel();
          channel.emit('opened', 'early');
          channel.once('offer', function (what, cases) { channel.emit('chosen', what + cases); });
        } });`,
      },
    },
    async ({ phone, said }) => {
      await (await phone.program.currentPage())!.callMethod('go');
      await phone.waitForPath('shelf/list');
      await settle();
      expect(said()).toEqual(['chosen 茶3', 'opened early']);
    },
  ));

test('a file of another package comes when the package has, or tells that it did not', () =>
  onPage(
    {
      wxml: '',
      methods: `ask: function () {
          var page = this;
          require.async('../shelf/words.js').then(
            function (words) { page.say(words.tea); },
            function (lost) { page.say(lost.mod + ' ' + lost.errMsg); }
          );
          require('../shelf/words.js', function (words) { page.say('again ' + words.tea); }, function () {});
        },`,
      files: { 'shelf/words.js': "module.exports = { tea: '茶' };" },
    },
    async ({ phone, simulator, said }) => {
      const page = (await phone.program.currentPage())!;
      simulator.phone.lostPackages.add('shelf');
      await page.callMethod('ask');
      await settle();
      expect(said()).toEqual(['shelf/words.js load subpackage shelf fail']);
      simulator.phone.lostPackages.clear();
      await page.callMethod('ask');
      await settle();
      expect(said().slice(1).sort()).toEqual(['again 茶', '茶']);
    },
  ));

test('a list is a list to the app, whoever copied it', () =>
  onPage(
    {
      wxml: '',
      data: 'days: [1]',
      methods: `lines: [1],
        ask: function () {
          this.setData({ more: [2] });
          return [this.data.days, this.data.more, this.lines].map(function (one) {
            return one instanceof Array && one instanceof Object && !(one instanceof Date);
          });
        },`,
    },
    async ({ phone }) =>
      expect(await (await phone.program.currentPage())!.callMethod('ask')).toEqual([true, true, true]),
  ));

test('a tag that a component leaves to its user is drawn as the user or, without a word, the component says', () =>
  onPage(
    {
      wxml: '<list generic:row="chosen" /><list />',
      files: {
        ...component('list', '<row />', 'Component({});'),
        ...component('plain', '茶', 'Component({});'),
        ...component('chosen', '水', 'Component({});'),
        'list.json': JSON.stringify({ component: true, componentGenerics: { row: { default: './plain' } } }),
        'home/home.json': JSON.stringify({ usingComponents: { list: '../list', chosen: '../chosen' } }),
      },
    },
    async ({ phone }) => expect(await phone.text()).toBe('水茶'),
  ));

test('an async function that fails unheard is told of as any other promise, with its line', () =>
  onPage(
    {
      wxml: '',
      files: {
        'project.config.json': JSON.stringify({ setting: { es6: true } }),
        'home/home.js': `Page({
          async onLoad() { await this.ask(await (async () => '茶')()); },
          async ask(what) {
            throw new Error(what + arguments.length);
          }
        });`,
      },
    },
    async ({ simulator }) => {
      await settle();
      expect(simulator.diary.errors).toMatchObject([
        { message: '茶1', where: 'unhandled rejection, home/home.js:4:19' },
      ]);
    },
  ));

test('a component hears of what its own handlers throw, and so does the test', () =>
  onPage(
    {
      wxml: '<field id="field" />',
      files: component(
        'field',
        '<view id="inner" bindtap="press" />',
        `Component({
          lifetimes: { error: function (thrown) { getApp().seen.push(thrown.message); } },
          methods: { press: function () { throw new Error('no tea'); } }
        });`,
      ),
    },
    async ({ phone, find, simulator }) => {
      await (await (await find('#field')).$('#inner')).tap();
      expect(await phone.program.evaluate('function () { return getApp().seen; }')).toContain('no tea');
      expect(simulator.diary.errors).toMatchObject([{ message: 'no tea' }]);
    },
  ));

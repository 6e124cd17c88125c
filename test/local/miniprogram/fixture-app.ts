import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small shop in WeChat's own language: one page, one subpackage, one component. */
const files: Readonly<Record<string, string>> = {
  'app.json': JSON.stringify({
    pages: ['home/home', 'home/closed'],
    subPackages: [{ root: 'shelf', pages: ['list'] }],
    requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  }),
  'app.js': `wx.cloud.init();
    App({
      seen: [],
      onLaunch: function (options) { this.seen.push('launch ' + options.path); },
      onShow: function () { this.seen.push('show'); },
      onHide: function () { this.seen.push('hide'); }
    });`,
  'row.json': JSON.stringify({ component: true }),
  'row.wxml': '<view class="row">{{word}} {{taps}}</view><view id="more" bindtap="more">more</view>',
  'row.js': `Component({
    properties: { word: String },
    data: { taps: 0 },
    methods: { more: function () { this.setData({ taps: this.data.taps + 1 }); } }
  });`,
  'home/home.json': JSON.stringify({ usingComponents: { row: '../row' } }),
  'home/home.wxml': `<page-meta root-font-size="system" />
    <text id="said">{{said}}</text>
    <view bindtap="add" aria-label="加一箱" class="plus"><text>+</text></view>
    <text id="cases">{{cases}} 箱</text>
    <button disabled bindtap="add">售罄</button>
    <form bindsubmit="order">
      <input name="note" aria-label="备注" maxlength="5" bindinput="typed" />
      <switch name="urgent" aria-label="加急" bindchange="urged" />
      <button form-type="submit">下单</button>
    </form>
    <picker aria-label="送货日" range="{{days}}" bindchange="picked"><view>{{day}}</view></picker>
    <button open-type="getPhoneNumber" bindgetphonenumber="phoned">手机号</button>
    <button bindtap="toShelf">货架</button>
    <button bindtap="scan">扫码</button>
    <button bindtap="photograph">拍照</button>
    <button bindtap="call">问云</button>
    <button bindtap="locate">定位</button>
    <button bindtap="collect">收款</button>
    <button bindtap="pay">付款</button>
    <button bindtap="foreign">别处</button>
    <button bindtap="missing">没有的页</button>
    <button bindtap="crash">出错</button>
    <row word="冰红茶" />`,
  'home/home.js': `function told(page, prefix) {
      return {
        success: function (r) { page.say(prefix + ' ' + (r.result || r.latitude || r.errMsg)); },
        fail: function (r) { page.say(r.errMsg); }
      };
    }
    function ask(page, prefix, more) { return Object.assign(told(page, prefix), more); }
    Page({
      data: { said: '', cases: 0, days: ['周一', '周二'], day: '未选' },
      onLoad: function (query) { this.say(query.from || wx.getStorageSync('said') || 'new'); },
      say: function (words) { this.setData({ said: words }); },
      add: function () { this.setData({ cases: this.data.cases + 1 }); },
      typed: function (e) { this.say(e.detail.value); },
      urged: function (e) { this.say('urgent ' + e.detail.value); },
      order: function (e) { this.say(JSON.stringify(e.detail.value)); wx.setStorageSync('said', 'ordered'); },
      picked: function (e) { this.setData({ day: this.data.days[e.detail.value] }); },
      phoned: function (e) { this.say(e.detail.code || e.detail.errMsg); },
      toShelf: function () { wx.navigateTo(ask(this, 'went', { url: '/shelf/list?of=tea%20red' })); },
      scan: function () { wx.scanCode(told(this, 'scanned')); },
      photograph: function () {
        var page = this;
        wx.chooseMedia({ sourceType: ['camera'], fail: function (r) { page.say(r.errMsg); }, success: function (r) {
          var to = wx.env.USER_DATA_PATH + '/shelf.jpg';
          wx.getFileSystemManager().copyFileSync(r.tempFiles[0].tempFilePath, to);
          wx.cloud.uploadFile({ cloudPath: 'a/b.jpg', filePath: to }).then(function (u) { page.say(u.fileID); });
        } });
      },
      call: function () { wx.cloud.callFunction(ask(this, 'cloud', { name: 'store', data: { cases: this.data.cases } })); },
      locate: function () { wx.getLocation(told(this, 'at')); },
      pay: function () {
        wx.requestPayment(ask(this, 'pay', { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=p', signType: 'RSA', paySign: 's' }));
      },
      collect: function () {
        wx.requestMerchantTransfer(ask(this, 'collect', { mchId: '19', appId: wx.getAccountInfoSync().miniProgram.appId, package: 'p' }));
      },
      foreign: function () { wx.startBluetoothDevicesDiscovery({}); },
      missing: function () { wx.navigateTo(ask(this, 'went', { url: '/nowhere' })); },
      crash: function () { return document.title; }
    });`,
  'home/closed.json': '{}',
  'home/closed.wxml': '<text>closed</text>',
  'home/closed.js': 'Page({});',
  'shelf/list.json': '{}',
  'shelf/list.wxml': '<text>shelf of {{of}}</text><button bindtap="back">回去</button>',
  'shelf/list.js': `Page({
    data: { of: '' },
    onLoad: function (query) { this.setData({ of: query.of }); },
    back: function () { wx.navigateBack(); }
  });`,
};

export type FixtureApp = { readonly folder: string; remove(): void };

/** Writes the app into a folder of its own; `changes` replaces files, or leaves them out. */
export function writeFixtureApp(changes: Readonly<Record<string, string | undefined>> = {}): FixtureApp {
  const folder = mkdtempSync(join(tmpdir(), 'fixture-app-'));
  for (const [path, text] of Object.entries({ ...files, ...changes })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

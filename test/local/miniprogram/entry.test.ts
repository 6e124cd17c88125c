import {
  backFromMiniProgram,
  fromLinkCode,
  fromMessage,
  fromMiniProgram,
  fromMiniProgramCode,
  fromShare,
} from '../../../local/miniprogram/entries';
import { diaryWalk } from './diary-app';
import { writeFixtureApp } from './fixture-app';

const minute = 60_000;

test('each way in tells the app its scene and what was carried', () =>
  diaryWalk(async ({ phone, simulator }) => {
    const enter = async (entry: Parameters<typeof simulator.toForeground>[0]) => {
      simulator.toBackground();
      await simulator.toForeground(entry);
      const [top] = simulator.life().pages;
      return { told: await phone.program.callWxMethod('getEnterOptionsSync'), query: top!.query };
    };
    const q = 'https%3A%2F%2Fcap.example%2Fc%2FAB12';
    expect(await enter(fromLinkCode('home/note', 'https://cap.example/c/AB12'))).toEqual({
      told: { path: 'home/note', query: { q }, scene: 1011, referrerInfo: {}, apiCategory: 'default' },
      query: { q },
    });
    expect(await enter(fromMiniProgramCode('home/note', 'store=7&by=li'))).toMatchObject({
      told: { scene: 1047, query: { scene: 'store%3D7%26by%3Dli' } },
    });
    expect(await enter(fromShare('/shelf/list?of=tea'))).toMatchObject({
      told: { path: 'shelf/list', scene: 1007 },
      query: { of: 'tea' },
    });
    expect(await enter(fromShare('home/note', 'ticket'))).toMatchObject({
      told: { scene: 1044, shareTicket: 'ticket' },
    });
    expect(await enter(fromMessage('home/note?order=12'))).toMatchObject({
      told: { scene: 1014 },
      query: { order: '12' },
    });
    expect(await enter(fromMiniProgram('home/note', 'wx9', { cart: [1] }))).toMatchObject({
      told: { scene: 1037, referrerInfo: { appId: 'wx9', extraData: { cart: [1] } } },
    });
    expect(await phone.program.callWxMethod('getLaunchOptionsSync')).toMatchObject({
      path: 'home/home',
      scene: 1001,
    });
  }));

test('who comes back by a way that names no page finds the page they left; any other such way leads home', () =>
  diaryWalk(async ({ phone, simulator, go, seen }) => {
    await go('navigateTo', '/home/note');
    await seen();
    const enter = async (entry: Parameters<typeof simulator.toForeground>[0]) => {
      simulator.toBackground();
      await simulator.toForeground(entry);
      return [...(await seen()).slice(2), await phone.path()];
    };
    expect(await enter(backFromMiniProgram('wx1'))).toEqual(['app show', 'note show', 'home/note']);
    expect(await phone.program.callWxMethod('getEnterOptionsSync')).toMatchObject({
      scene: 1038,
      referrerInfo: { appId: 'wx1' },
    });
    expect((await enter({ path: '', query: {}, scene: 1011 })).at(-1)).toBe('home/home');
  }));

test('a page that does not exist is told to the app, which may lead elsewhere', () =>
  diaryWalk(
    async ({ phone, seen }) => {
      await phone.waitForPath('home/note');
      expect(await seen()).toEqual(['gone/gone {"of":"1"} true']);
    },
    {
      'app.js': `App({
        seen: [],
        onPageNotFound: function (news) {
          this.seen.push(news.path + ' ' + JSON.stringify(news.query) + ' ' + news.isEntryPage);
          wx.redirectTo({ url: '/home/note' });
        }
      });`,
      'home/note.js': 'Page({});',
    },
    { launch: { path: 'gone/gone', query: { of: '1' } } },
  ));

test('where nobody listens, WeChat shows that there is no such page', () =>
  diaryWalk(
    async ({ simulator }) => {
      expect(simulator.phone.shown).toEqual([{ name: 'pageNotFound', options: { path: 'gone/gone' } }]);
      expect(simulator.life().pages).toEqual([]);
    },
    {},
    { launch: { path: 'gone/gone' } },
  ));

test('an app nobody looked at for half an hour starts afresh, one minute earlier it goes on', () => {
  let now = Date.parse('2026-11-23T08:00:00+08:00');
  return diaryWalk(
    async ({ simulator, seen }) => {
      await seen();
      simulator.toBackground();
      now += 29 * minute;
      await simulator.toForeground();
      expect(await seen()).toEqual([
        'row hide',
        'home hide',
        'app hide',
        'app show',
        'row show',
        'home show',
      ]);
      simulator.toBackground();
      now += 30 * minute;
      await simulator.toForeground();
      expect((await seen()).slice(0, 2)).toEqual(['app launch', 'app show']);
    },
    {},
    { now: () => now },
  );
});

test('an app behind another goes on for some seconds, then its timers and answers wait until it is back', () => {
  let now = Date.now();
  return diaryWalk(
    async ({ phone, simulator, seen }) => {
      const inAMoment = (word: string) =>
        phone.program.evaluate(
          `function () { setTimeout(function () { getApp().seen.push('${word}'); }, 1); }`,
        );
      simulator.toBackground();
      await inAMoment('still awake');
      expect(await seen()).toContain('still awake');
      now += 5000;
      await inAMoment('asleep');
      await phone.program.evaluate(
        `function () { wx.getNetworkType({ complete: function () { getApp().seen.push('answer'); } }); }`,
      );
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(simulator.life().app?.seen).toEqual([]);
      await simulator.toForeground();
      const heard = await seen();
      expect(heard[0]).toBe('asleep');
      expect(heard).toContain('answer');
    },
    {},
    { now: () => now },
  );
});

test('a newer version runs when the app applies it, or from the next start on', () =>
  diaryWalk(async ({ phone, simulator, go }) => {
    const newer = writeFixtureApp({ 'home/home.wxml': '<text>第二版</text>' });
    const newest = writeFixtureApp({ 'home/home.wxml': '<text>第三版</text>' });
    await simulator.release(newer.folder);
    await go('reLaunch', '/home/home');
    expect(await phone.text()).toBe('茶');
    await phone.program.evaluate('function () { wx.getUpdateManager().applyUpdate(); }');
    await phone.waitForText('第二版');
    await simulator.release(newest.folder);
    await simulator.relaunch();
    await phone.waitForText('第三版');
    newer.remove();
    newest.remove();
  }));

test('a package that does not come down fails its page, and may be asked for again', () =>
  diaryWalk(async ({ phone, simulator, go }) => {
    simulator.phone.lostPackages.add('shelf');
    await expect(go('navigateTo', '/shelf/list')).rejects.toThrow(
      'navigateTo:fail load subpackage shelf fail',
    );
    expect(await phone.path()).toBe('home/home');
    simulator.phone.lostPackages.clear();
    await go('navigateTo', '/shelf/list');
    expect(await phone.path()).toBe('shelf/list');
    simulator.setOffline(true);
    await go('navigateBack');
    await go('navigateTo', '/shelf/list');
    expect(await phone.path()).toBe('shelf/list');
  }));

test('a package takes its time on a slow network, and comes ahead of need where a page says so', () =>
  diaryWalk(async ({ phone, simulator, go }) => {
    simulator.setNetwork({ slowMs: 30 });
    await go('navigateTo', '/home/note');
    expect(simulator.phone.downloadedPackages.has('shelf')).toBe(false);
    while (!simulator.phone.downloadedPackages.has('shelf')) await phone.waitForPath('home/note');
    simulator.setOffline(true);
    await go('navigateTo', '/shelf/list');
    expect(await phone.path()).toBe('shelf/list');
  }));

test('away from wifi nothing comes ahead of need', () =>
  diaryWalk(async ({ simulator, go, seen }) => {
    simulator.setNetwork({ type: '4g' });
    await go('navigateTo', '/home/note');
    await seen();
    expect([...simulator.phone.downloadedPackages]).toEqual(['']);
  }));

test('a first start without network ends before the app, and succeeds when there is one', () =>
  diaryWalk(
    async ({ phone, simulator }) => {
      expect(simulator.phone.shown).toEqual([
        { name: 'launchFailed', options: { reason: 'load subpackage shelf fail' } },
      ]);
      simulator.phone.lostPackages.clear();
      await simulator.relaunch({ path: 'shelf/list' });
      expect(await phone.path()).toBe('shelf/list');
    },
    {},
    { launch: { path: 'shelf/list' }, lostPackages: ['shelf'] },
  ));

test('an independent package opens without the main one, which wakes when it is needed', () =>
  diaryWalk(
    async ({ phone, simulator, seen }) => {
      await phone.waitForText('undefined');
      expect([...simulator.phone.downloadedPackages]).toEqual(['leaflet']);
      await phone.tap('更多');
      await phone.waitForPath('home/note');
      expect([...simulator.phone.downloadedPackages]).toEqual(['leaflet', '', 'shelf']);
      expect(await seen()).toEqual(['app launch', 'app show', 'note load', 'note show', 'note ready']);
    },
    {
      'leaflet/leaflet.js': `Page({
        onLoad: function () { this.setData({ app: String(getApp()) }); },
        more: function () { wx.navigateTo({ url: '/home/note' }); }
      });`,
    },
    { launch: { path: 'leaflet/leaflet' } },
  ));

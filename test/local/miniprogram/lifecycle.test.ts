import { diaryWalk } from './diary-app';

test('a start goes through app, component and page in the order of WeChat', () =>
  diaryWalk(async ({ seen }) => {
    expect(await seen()).toEqual([
      'app launch',
      'app show',
      'row created',
      'row attached',
      'home load',
      'row show',
      'home show',
      'row ready',
      'home ready',
    ]);
  }));

test('the page hides before the app, and the app comes back before the page', () =>
  diaryWalk(async ({ simulator, seen }) => {
    await seen();
    simulator.toBackground();
    await simulator.toForeground();
    expect(await seen()).toEqual(['row hide', 'home hide', 'app hide', 'app show', 'row show', 'home show']);
  }));

test('a page below hides and comes back; a page that is closed unloads before the one below shows', () =>
  diaryWalk(async ({ go, seen }) => {
    await seen();
    await go('navigateTo', '/home/note');
    expect(await seen()).toEqual(['row hide', 'home hide', 'note load', 'note show', 'note ready']);
    await go('navigateBack');
    expect(await seen()).toEqual(['note unload', 'row show', 'home show']);
    await go('navigateTo', '/home/note');
    await seen();
    await go('redirectTo', '/shelf/list');
    expect(await seen()).toEqual(['note unload', 'list load', 'list show', 'list ready']);
  }));

test('a new beginning closes every page, the uppermost first, and its components last', () =>
  diaryWalk(async ({ go, seen }) => {
    await go('navigateTo', '/home/note');
    await seen();
    await go('reLaunch', '/shelf/list');
    expect(await seen()).toEqual([
      'note unload',
      'home unload',
      'row detached',
      'list load',
      'list show',
      'list ready',
    ]);
  }));

test('a tab that is left waits as it was, and what lay over it is closed', () =>
  diaryWalk(async ({ phone, go, seen }) => {
    await seen();
    await go('switchTab', '/home/closed');
    expect(await seen()).toEqual(['row hide', 'home hide', 'closed load', 'closed show', 'closed ready']);
    await go('navigateTo', '/home/note');
    await seen();
    await go('switchTab', '/home/home');
    expect(await seen()).toEqual(['note unload', 'row show', 'home show']);
    expect((await phone.program.pageStack()).map(({ path }) => path)).toEqual(['home/home']);
    await go('switchTab', '/home/home');
    expect(await seen()).toEqual([]);
    await go('reLaunch', '/home/note');
    expect(await seen()).toEqual([
      'home unload',
      'row detached',
      'closed unload',
      'note load',
      'note show',
      'note ready',
    ]);
  }));

test('a tab opens as a tab only, and nothing else does', () =>
  diaryWalk(async ({ go }) => {
    await expect(go('navigateTo', '/home/closed')).rejects.toThrow(
      'navigateTo:fail can not navigateTo a tabbar page',
    );
    await expect(go('redirectTo', '/home/closed')).rejects.toThrow(
      'redirectTo:fail can not redirectTo a tabbar page',
    );
    await expect(go('switchTab', '/home/note')).rejects.toThrow(
      'switchTab:fail can not switch to no-tabBar page',
    );
    await expect(go('switchTab', '/home/gone')).rejects.toThrow(
      'switchTab:fail page "home/gone" is not found',
    );
  }));

test('going back further than there are pages ends at the first, and going back by none stays', () =>
  diaryWalk(async ({ phone, go, seen }) => {
    await go('navigateTo', '/home/note');
    await go('navigateTo', '/home/note');
    await seen();
    await phone.program.callWxMethod('navigateBack', { delta: 0 });
    expect(await seen()).toEqual([]);
    await phone.program.callWxMethod('navigateBack', { delta: 9 });
    expect(await phone.path()).toBe('home/home');
  }));

test('a page hears when it has moved into place, coming and coming back, and when its tab is pressed', () => {
  const note = (word: string) =>
    `Page({ onLoad: function (query) { getApp().seen.push(query); }, onReady: function () { getApp().seen.push('${word} ready'); },
      onRouteDone: function () { getApp().seen.push('${word} done'); }, onTabItemTap: function (tab) { getApp().seen.push(tab); } });`;
  return diaryWalk(
    async ({ phone, go, seen }) => {
      await seen();
      await go('navigateTo', '/home/note?empty&of=a=b&last=');
      expect(await seen()).toEqual([
        'row hide',
        'home hide',
        { empty: '', of: 'a=b', last: '' },
        'note ready',
        'note done',
      ]);
      await go('navigateTo', '/shelf/list');
      await seen();
      await go('navigateBack');
      expect(await seen()).toEqual(['list unload', 'note done']);
      await phone.program.native().switchTab({ url: '/home/closed' });
      const tab = { index: 1, pagePath: 'home/closed', text: '停业' };
      expect(await seen()).toEqual([{}, tab, 'closed ready', 'closed done']);
    },
    { 'home/note.js': note('note'), 'home/closed.js': note('closed') },
  );
});

test('what the app throws is told to it as text, with its file and line', () =>
  diaryWalk(
    async ({ simulator, go, seen }) => {
      await seen();
      await go('navigateTo', '/home/note');
      expect(await seen()).toEqual(['row hide', 'home hide', 'app error document is not defined']);
      expect(simulator.diary.errors).toMatchObject([
        { message: 'document is not defined', where: 'home/note onLoad, home/note.js:2:18' },
      ]);
    },
    { 'home/note.js': 'Page({ onLoad: function () {\n                 document.title = "茶";\n} });' },
  ));

test('a promise that fails unheard is told to the app; one that is heard later in the same moment is not', () =>
  diaryWalk(async ({ phone, simulator, seen }) => {
    await seen();
    await phone.program.evaluate(`function () {
      Promise.reject(new Error('nobody'));
      var heard = Promise.reject(new Error('somebody'));
      Promise.resolve().then(function () { heard.catch(function () {}); });
      Promise.all([Promise.reject(new Error('all'))]).catch(function () {});
    }`);
    expect(await seen()).toEqual(['app rejection nobody']);
    expect(simulator.diary.errors).toMatchObject([{ message: 'nobody' }]);
  }));

test('a page that never says it is one opens blank, and is named', () =>
  diaryWalk(
    async ({ phone, simulator, go }) => {
      await go('navigateTo', '/home/note');
      expect(await phone.path()).toBe('home/note');
      expect(simulator.diary.errors).toMatchObject([
        { message: 'Page "home/note" has not been registered yet.' },
      ]);
    },
    { 'home/note.js': 'var forgotten = { data: {} };' },
  ));

test('a component that never says it is one stands empty, and a page that says so twice is told', () =>
  diaryWalk(
    async ({ simulator, go }) => {
      await go('navigateTo', '/home/note');
      expect(simulator.diary.errors.map(({ message }) => message)).toEqual([
        'Component is not found in path "row" (using by "home/home")',
        'Please do not register multiple Pages in home/note.js',
      ]);
    },
    { 'row.js': 'var forgotten = {};', 'home/note.js': 'Page({}); Page({});' },
  ));

test('a handler that nobody wrote is named once it would be needed', () =>
  diaryWalk(
    async ({ phone, simulator }) => {
      expect(simulator.diary.warnings).toEqual([]);
      await phone.tap('茶');
      expect(simulator.diary.warnings).toEqual([
        'Component "home/home" does not have a method "sold" to handle event "tap".',
      ]);
    },
    { 'home/home.wxml': '<view bindtap="sold">茶</view>' },
  ));

test('a template whose computed name is nobody’s draws nothing, and is named', () =>
  diaryWalk(
    async ({ phone, simulator, go }) => {
      await go('navigateTo', '/home/note');
      expect(await phone.text()).toBe('茶');
      expect(simulator.diary.warnings).toEqual(['home/note.wxml Template "gone" not found.']);
    },
    {
      'home/note.js': 'Page({ data: { names: ["tea", "gone"] } });',
      'home/note.wxml':
        '<template name="tea">茶</template><template wx:for="{{names}}" wx:key="*this" is="{{item}}" />',
    },
  ));

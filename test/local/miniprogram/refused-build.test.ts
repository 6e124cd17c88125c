import { startSimulator } from '../../../local/miniprogram/simulator';
import { writeFixtureApp } from './fixture-app';
import { deadCloud } from './walk';

/** Every way a build can be unfit for a phone, each named with its file. */
test.each([
  ['newer syntax', { 'shelf/list.js': 'Page({});\nvar f = () => 1;' }, 'shelf/list.js:2 is not ES5'],
  ['a damaged template', { 'shelf/list.wxml': '<view><text>茶</view>' }, 'shelf/list.wxml:1:'],
  ['a page without its file', { 'shelf/list.js': undefined }, 'shelf/list.js is missing'],
  [
    'a main package over 2 MB',
    { 'big.js': `var a = "${'x'.repeat(2 * 1024 * 1024)}";` },
    'the main package has',
  ],
  ['a subpackage over 2 MB', { 'shelf/big.js': `var a = "${'x'.repeat(2 * 1024 * 1024)}";` }, 'shelf has'],
  [
    'a native tab bar',
    { 'app.json': JSON.stringify({ pages: ['home/home'], tabBar: {} }) },
    'a native tabBar',
  ],
])('a build with %s is refused', async (_, changes, problem) => {
  const app = writeFixtureApp(changes);
  try {
    await expect(startSimulator({ dist: app.folder, cloud: deadCloud })).rejects.toThrow(problem);
  } finally {
    app.remove();
  }
});

test('two phones run side by side and share nothing', async () => {
  const app = writeFixtureApp();
  const wang = await startSimulator({ dist: app.folder, cloud: deadCloud });
  const li = await startSimulator({ dist: app.folder, cloud: deadCloud });
  try {
    const add = wang.life().pages[0]!.caller.add as () => void;
    add.call(wang.life().pages[0]!.caller);
    const cases = [wang, li].map((phone) => (phone.life().pages[0]!.caller.data as { cases: number }).cases);
    expect(cases).toEqual([1, 0]);
  } finally {
    wang.kill();
    li.kill();
    app.remove();
  }
});

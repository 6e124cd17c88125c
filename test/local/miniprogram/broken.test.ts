import { startSimulator } from '../../../local/miniprogram/simulator';
import type { Broken } from './broken/broken';
import { brokenExpressions } from './broken/expressions';
import { brokenPackages } from './broken/packages';
import { brokenScripts } from './broken/scripts';
import { brokenStyles, doubtful } from './broken/styles';
import { brokenTemplates } from './broken/templates';
import { writeFixtureApp } from './fixture-app';
import { deadCloud } from './walk';

async function start({ changes }: Broken) {
  const app = writeFixtureApp(changes);
  try {
    return await startSimulator({ dist: app.folder, cloud: deadCloud });
  } finally {
    app.remove();
  }
}

async function refusal(broken: Broken): Promise<string[]> {
  const error = await start(broken).then(
    (simulator) => {
      simulator.kill();
      return new Error('It was started');
    },
    (error: Error) => error,
  );
  return error.message.split('\n');
}

const tables = { brokenTemplates, brokenExpressions, brokenScripts, brokenPackages, brokenStyles };

describe.each(Object.entries(tables))('%s', (_, table) => {
  test.each(table)('a build with $what is refused', async (broken) => {
    expect(await refusal(broken)).toEqual(['The build cannot run on a phone:', ...broken.words]);
  });
});

test.each(doubtful)('a build with $what runs, and a warning says where', async (broken) => {
  const simulator = await start(broken);
  expect(simulator.diary.warnings).toEqual(broken.words);
  simulator.kill();
});

test('a large build is looked at once, and anew as soon as one letter of it is another', async () => {
  const large = { 'large.js': `//${' '.repeat(300_000)}` };
  const whole = { what: 'nothing wrong', words: [], changes: { ...large, 'home/home.js': 'Page({});' } };
  for (const _ of ['looked at', 'kept']) (await start(whole)).kill();
  const broken = { ...whole, changes: { ...large, 'home/home.js': 'Page({)};' } };
  expect(await refusal(broken)).toEqual([
    'The build cannot run on a phone:',
    'home/home.js:1:7 is not ES5: Unexpected token',
  ]);
});

import { serveAutomator } from '../../../local/miniprogram/automator-server';
import { openPhone } from '../../../local/miniprogram/open-phone';
import { startSimulator } from '../../../local/miniprogram/simulator';
import { writeFixtureApp } from './fixture-app';
import { deadCloud } from './walk';

afterEach(() => {
  delete process.env.AUTOMATOR_WS;
});

test('the same suite runs on the phone that is named, and on one of its own when none is', async () => {
  const app = writeFixtureApp();
  const launch = { query: { from: 'elsewhere' } };
  const elsewhere = await startSimulator({ dist: app.folder, cloud: deadCloud, launch });
  const server = await serveAutomator(elsewhere, 0);
  const wordsOn = async () => {
    const { phone, close } = await openPhone({ dist: app.folder, cloud: deadCloud });
    const words = await phone.text();
    await close();
    return words;
  };
  try {
    expect(await wordsOn()).not.toContain('elsewhere');
    process.env.AUTOMATOR_WS = server.url;
    expect(await wordsOn()).toContain('elsewhere');
  } finally {
    await server.close();
    elsewhere.kill();
    app.remove();
  }
});

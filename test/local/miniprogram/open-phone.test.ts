import { serveAutomator } from '../../../local/miniprogram/automator-server';
import { openPhone } from '../../../local/miniprogram/open-phone';
import { startSimulator } from '../../../local/miniprogram/simulator';
import { writeFixtureApp } from './fixture-app';
import { deadCloud } from './walk';

afterEach(() => {
  delete process.env.AUTOMATOR_WS;
});

/** What a suite sees: where it stands, what it carried there, and what its own cloud answers. */
async function askTheCloud(dist: string, answer: () => Promise<unknown>): Promise<string> {
  const cloud = { ...deadCloud, callFunction: answer };
  const { phone, close } = await openPhone({ dist, cloud, launch: { query: { from: 'the suite' } } });
  await phone.waitForText('the suite');
  await phone.tap('问云');
  await phone.waitForText('cloud');
  const words = await phone.text();
  await close();
  return words;
}

test('the same suite runs on the phone that is named, with the cloud of its own', async () => {
  const app = writeFixtureApp();
  const elsewhere = await startSimulator({ dist: app.folder, cloud: deadCloud });
  const server = await serveAutomator(elsewhere, 0);
  elsewhere.phone.storage.set('said', 'somebody else');
  const calls: string[] = [];
  const answer = async () => calls.push('asked');
  try {
    expect(await askTheCloud(app.folder, answer)).toContain('cloud 1');
    process.env.AUTOMATOR_WS = server.url;
    expect(await askTheCloud(app.folder, answer)).toContain('cloud 2');
    expect(elsewhere.phone.storage.size).toBe(0);
    const refused = () => Promise.reject(new Error('no such store'));
    expect(await askTheCloud(app.folder, refused)).toContain('cloud.callFunction:fail no such store');
    expect(calls).toEqual(['asked', 'asked']);
  } finally {
    await server.close();
    elsewhere.kill();
    app.remove();
  }
});

import { type AutomatorPhone, connectPhone } from '../../../local/miniprogram/automator-phone';
import { serveAutomator } from '../../../local/miniprogram/automator-server';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../local/miniprogram/simulator';
import { writeFixtureApp } from './fixture-app';

export type Walk = { readonly simulator: Simulator; readonly phone: AutomatorPhone };

export const deadCloud: SimulatorOptions['cloud'] = {
  callFunction: () => Promise.reject(new Error('no cloud in this test')),
  uploadFile: () => Promise.reject(new Error('no cloud in this test')),
};

/** Starts the fixture app, hands it to the unmodified automator client, and cleans up afterwards. */
export async function walk(options: Partial<SimulatorOptions>, steps: (walk: Walk) => Promise<void>) {
  const app = writeFixtureApp();
  const simulator = await startSimulator({ dist: app.folder, cloud: deadCloud, ...options });
  const server = await serveAutomator(simulator, 0);
  const phone = await connectPhone(server.url);
  try {
    await steps({ simulator, phone });
  } finally {
    phone.close();
    await server.close();
    simulator.kill();
    app.remove();
  }
}

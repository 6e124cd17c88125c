import { openSimulatedPhone } from '../../../local/miniprogram/open-phone';
import type { SimulatorOptions } from '../../../local/miniprogram/simulator';
import { writeFixtureApp } from './fixture-app';

export type Walk = Awaited<ReturnType<typeof openSimulatedPhone>>;

export const deadCloud: SimulatorOptions['cloud'] = {
  callFunction: () => Promise.reject(new Error('no cloud in this test')),
  uploadFile: () => Promise.reject(new Error('no cloud in this test')),
};

/** Starts the fixture app, hands it to the unmodified automator client, and cleans up afterwards. */
export async function walk(
  options: Partial<SimulatorOptions>,
  steps: (walk: Walk) => Promise<void>,
  changes: Parameters<typeof writeFixtureApp>[0] = {},
) {
  const app = writeFixtureApp(changes);
  const opened = await openSimulatedPhone({ dist: app.folder, cloud: deadCloud, ...options });
  try {
    await steps(opened);
  } finally {
    await opened.close();
    app.remove();
  }
}

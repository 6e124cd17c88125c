import { type OpenPhone, openPhone, openSimulatedPhone } from '../../local/miniprogram/open-phone';
import { NoAnswer } from '../../local/miniprogram/phone';
import type { SimulatorOptions } from '../../local/miniprogram/simulator';

type OnPhone = Omit<SimulatorOptions, 'dist' | 'cloud'>;

/** A cloud that says what it is given for each call, and is out of reach for every other. */
export function cannedCloud(says: Readonly<Record<string, unknown>>): SimulatorOptions['cloud'] {
  return {
    callFunction: async (_, event) => {
      const { call } = event as { call: string };
      if (call in says) return { value: says[call] };
      throw new NoAnswer();
    },
    uploadFile: () => Promise.reject(new Error('nothing is uploaded here')),
  };
}

/** The build for WeChat on the simulator or, where `AUTOMATOR_WS` names it, on the phone of WeChat DevTools. */
export function onWeapp(
  cloud: SimulatorOptions['cloud'],
  steps: (opened: OpenPhone) => Promise<void>,
  options: OnPhone = {},
): Promise<void> {
  return closing(openPhone({ dist: 'dist/weapp', cloud, ...options }), steps);
}

type Simulated = Awaited<ReturnType<typeof openSimulatedPhone>>;

/** The same for steps that only a simulator can take: no network, a killed app. */
export function onSimulator(
  cloud: SimulatorOptions['cloud'],
  steps: (opened: Simulated) => Promise<void>,
  options: OnPhone = {},
): Promise<void> {
  return closing(openSimulatedPhone({ dist: 'dist/weapp', cloud, ...options }), steps);
}

/** A test of what only the simulator can do; elsewhere it is left out. */
export const testInSimulator = process.env.AUTOMATOR_WS === undefined ? test : test.skip;

async function closing<Opened extends OpenPhone>(
  opening: Promise<Opened>,
  steps: (opened: Opened) => Promise<void>,
) {
  const opened = await opening;
  try {
    await steps(opened);
    expect(opened.diary.errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

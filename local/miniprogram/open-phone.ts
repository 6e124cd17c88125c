import { type AutomatorPhone, connectPhone } from './automator-phone';
import { serveAutomator } from './automator-server';
import type { Screen } from './automator-session';
import { bridgeCloud } from './bridge-cloud';
import { createDiary, type Diary } from './diary';
import { firstPage, readDist } from './dist';
import { urlOf } from './life';
import { type Simulator, type SimulatorOptions, startSimulator } from './simulator';

export type OpenPhone = {
  readonly phone: AutomatorPhone;
  /** What only the simulator can count; of a phone elsewhere it stays empty. */
  readonly diary: Diary;
  /** There only where the phone is the simulator's. */
  readonly simulator?: Simulator;
  close(): Promise<void>;
};

/** For suites that must pass in both places: WeChat DevTools when `AUTOMATOR_WS` names it, else the simulator. */
export async function openPhone(options: SimulatorOptions, screen?: Screen): Promise<OpenPhone> {
  const devtools = process.env.AUTOMATOR_WS;
  return devtools === undefined ? openSimulatedPhone(options, screen) : openPhoneElsewhere(devtools, options);
}

/** The build is on it already; it starts afresh, as a phone on which nothing was done, against the suite's cloud. */
async function openPhoneElsewhere(
  address: string,
  { dist, cloud, launch }: SimulatorOptions,
): Promise<OpenPhone> {
  const phone = await connectPhone(address);
  await bridgeCloud(phone, cloud);
  await phone.program.callWxMethod('clearStorageSync');
  const entry = { path: firstPage(readDist(dist)), query: {}, scene: 1001, ...launch };
  await phone.program.callWxMethod('reLaunch', { url: urlOf(entry) });
  return { phone, diary: createDiary(), close: async () => phone.close() };
}

/** A simulator with the unmodified automator client at its door, and the levers only a simulator has. */
export async function openSimulatedPhone(
  options: SimulatorOptions,
  screen?: Screen,
): Promise<OpenPhone & { simulator: Simulator }> {
  const simulator = await startSimulator(options);
  const server = await serveAutomator(simulator, 0, screen);
  const phone = await connectPhone(server.url);
  return {
    phone,
    diary: simulator.diary,
    simulator,
    close: async () => {
      phone.close();
      await server.close();
      simulator.kill();
    },
  };
}

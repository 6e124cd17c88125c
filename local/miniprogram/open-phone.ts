import { type AutomatorPhone, connectPhone } from './automator-phone';
import { serveAutomator } from './automator-server';
import type { Screen } from './automator-session';
import { type Simulator, type SimulatorOptions, startSimulator } from './simulator';

export type OpenPhone = { readonly phone: AutomatorPhone; close(): Promise<void> };

/** For suites that must pass in both places: WeChat DevTools when `AUTOMATOR_WS` names it, else the simulator. */
export async function openPhone(options: SimulatorOptions): Promise<OpenPhone> {
  const devtools = process.env.AUTOMATOR_WS;
  if (devtools === undefined) return openSimulatedPhone(options);
  const phone = await connectPhone(devtools);
  return { phone, close: async () => phone.close() };
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
    simulator,
    close: async () => {
      phone.close();
      await server.close();
      simulator.kill();
    },
  };
}

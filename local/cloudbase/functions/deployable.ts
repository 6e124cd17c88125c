import { parseCron } from '../timers/cron';
import type { FunctionDeclaration, TimerDeclaration } from './declaration';

type Functions = readonly FunctionDeclaration[];
type Timers = readonly TimerDeclaration[];

/** What the platform does not take at a deployment, this cloud does not start with. */
export function refuseUndeployable({ functions, timers }: { functions: Functions; timers: Timers }) {
  const [fault] = [...faultsOfFunctions(functions), ...faultsOfTimers(timers, functions)];
  if (fault !== undefined) throw new Error(`this cannot be deployed: ${fault}`);
  for (const { config } of timers) parseCron(config);
}

function* faultsOfFunctions(functions: Functions) {
  for (const { name, timeoutSeconds, memoryMb } of functions) {
    if (!/^[A-Za-z](?:[\w-]{0,58}[A-Za-z0-9])?$/.test(name)) yield `"${name}" is no name of a function`;
    if (!isWithin(timeoutSeconds, 1, 900)) yield `"${name}" may take 1 to 900 whole seconds`;
    if (memoryMb !== 64 && !(isWithin(memoryMb, 128, 3_072) && memoryMb % 128 === 0))
      yield `"${name}" may have 64 MB, or 128 MB and its multiples up to 3072 MB`;
  }
  const twice = doubled(functions.map(({ name }) => name));
  if (twice !== undefined) yield `two functions are called "${twice}"`;
  const path = doubled(functions.flatMap(({ httpPath }) => httpPath ?? []));
  if (path !== undefined) yield `"${path}" leads to two functions`;
}

function* faultsOfTimers(timers: Timers, functions: Functions) {
  for (const { name, function: whom } of timers) {
    if (!/^[A-Za-z][\w-]{0,59}$/.test(name)) yield `"${name}" is no name of a timer`;
    if (!functions.some((one) => one.name === whom))
      yield `the timer "${name}" calls "${whom}", which is none`;
  }
  const whom = doubled(timers.map((timer) => timer.function));
  if (whom !== undefined) yield `"${whom}" has two timers, and a function may have one`;
}

const isWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

const doubled = (all: readonly string[]) => all.find((one, at) => all.indexOf(one) !== at);

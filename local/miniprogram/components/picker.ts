import { domOf, type Element, findAll, isOn, propertiesOf, setProperty } from '../elements';
import { trigger } from '../event';
import { regionCodes } from './regions';

/** A person turns the wheels and says 确定; what no wheel holds cannot be chosen. */
export function choose(picker: Element, value: unknown): void {
  if (isOn(picker, 'disabled')) throw new Error('Nobody can choose from a disabled picker');
  const { mode = 'selector' } = propertiesOf(picker);
  const wheels = modes[String(mode)];
  if (!wheels) throw new Error(`picker mode="${mode}" is not built in the simulator`);
  const chosen = wheels(picker, value);
  setProperty(picker, 'value', value);
  trigger(picker, 'change', { value, ...chosen });
}

export function cancel(picker: Element): void {
  trigger(picker, 'cancel');
}

type Wheels = (picker: Element, value: unknown) => Readonly<Record<string, unknown>>;

const modes: Readonly<Record<string, Wheels>> = {
  selector: (picker, value) => {
    mustHold(rangeOf(picker), value);
    return {};
  },
  multiSelector: (picker, value) => {
    const columns = rangeOf(picker) as unknown[][];
    const before = (propertiesOf(picker).value ?? []) as number[];
    for (const [column, index] of listOf(value).entries()) {
      mustHold(columns[column] ?? [], index);
      if (index !== (before[column] ?? 0)) trigger(picker, 'columnchange', { column, value: index });
    }
    return {};
  },
  date: (picker, value) => {
    const { fields = 'day' } = propertiesOf(picker);
    mustLook(
      value,
      fields === 'year' ? /^\d{4}$/ : fields === 'month' ? /^\d{4}-\d\d$/ : /^\d{4}-\d\d-\d\d$/,
    );
    mustLieBetween(picker, String(value));
    return {};
  },
  time: (picker, value) => {
    mustLook(value, /^([01]\d|2[0-3]):[0-5]\d$/);
    mustLieBetween(picker, String(value));
    return {};
  },
  region: (picker, value) => {
    const { level = 'region', customItem } = propertiesOf(picker) as { level?: string; customItem?: string };
    const names = listOf(value) as string[];
    const wheels = regionLevels.indexOf(level) + 1;
    if (names.length !== wheels) throw new Error(`These wheels are ${wheels}, not ${JSON.stringify(value)}`);
    // The line that the page itself put on top of each wheel stands for no place.
    const known = names.filter((name) => name !== customItem);
    return { code: regionCodes(known), postcode: '' };
  },
};

const regionLevels = ['province', 'city', 'region'];

/** The columns of a picker-view, one index each. */
export function turn(view: Element, value: unknown): void {
  const columns = findAll(view, 'picker-view-column');
  const indexes = listOf(value);
  if (indexes.length !== columns.length)
    throw new Error(`The picker-view has ${columns.length} columns, not ${indexes.length}`);
  for (const [i, column] of columns.entries()) mustHold([...domOf(column).children], indexes[i]);
  trigger(view, 'pickstart');
  setProperty(view, 'value', indexes);
  trigger(view, 'change', { value: indexes });
  trigger(view, 'pickend');
}

function rangeOf(picker: Element): unknown[] {
  return (propertiesOf(picker).range ?? []) as unknown[];
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error(`Several wheels need a list, not ${JSON.stringify(value)}`);
  return value;
}

function mustHold(wheel: readonly unknown[], index: unknown): void {
  if (!(Number(index) in wheel)) throw new Error(`The wheel has ${wheel.length} lines and none at ${index}`);
}

function mustLook(value: unknown, shape: RegExp): void {
  if (!shape.test(String(value))) throw new Error(`The wheels cannot stand at ${JSON.stringify(value)}`);
}

function mustLieBetween(picker: Element, value: string): void {
  const { start = '', end = '' } = propertiesOf(picker) as { start?: string; end?: string };
  if ((start !== '' && value < start) || (end !== '' && value > end))
    throw new Error(`The wheels go from ${start || 'anywhere'} to ${end || 'anywhere'}, not to ${value}`);
}

import { type Element, isOn, numberOf, propertiesOf, setProperty, tagOf } from '../elements';
import { trigger } from '../event';
import { type Life, tellListeners } from '../life';

const inputLengthMax = 140;
const keyboardHeight = 290;

/** The keys that a field's keyboard has; a field of any other type has them all. */
const keys: Readonly<Record<string, RegExp>> = {
  number: /[0-9]/g,
  digit: /[0-9.]/g,
  idcard: /[0-9xX]/g,
};

/** A field under the finger brings the keyboard up, and takes it from the one that had it. */
export function focus(life: Life, field: Element): void {
  if (life.view.focused === field || isOn(field, 'disabled')) return;
  blur(life);
  life.view.focused = field;
  trigger(field, 'focus', { value: textIn(field), height: keyboardHeight });
  moveKeyboard(life, field, keyboardHeight);
}

/** The keyboard goes, and the field tells what it holds. */
export function blur(life: Life): void {
  const field = life.view.focused;
  if (!field) return;
  life.view.focused = undefined;
  const value = textIn(field);
  trigger(field, 'blur', { value, cursor: value.length });
  moveKeyboard(life, field, 0);
}

/** Replaces what the field holds; a handler may answer with what shall stand there instead. */
export function type(life: Life, field: Element, text: string): void {
  if (isOn(field, 'disabled')) throw new Error('Nobody can type into a disabled field');
  focus(life, field);
  const value = accepted(field, text);
  setProperty(field, 'value', value);
  const keyCode = value.charCodeAt(value.length - 1) || 8;
  const answer = trigger(field, 'input', { value, cursor: value.length, keyCode });
  const instead = typeof answer === 'string' ? answer : (answer as { value?: unknown } | undefined)?.value;
  if (typeof instead === 'string') setProperty(field, 'value', instead);
  if (tagOf(field) === 'textarea') tellLines(field);
}

/** The key at the keyboard's lower right; the keyboard then goes, unless it was asked to stay. */
export function confirm(life: Life, field: Element): void {
  focus(life, field);
  trigger(field, 'confirm', { value: textIn(field) });
  if (!isOn(field, 'confirm-hold')) blur(life);
}

export function textIn(field: Element): string {
  return String(propertiesOf(field).value ?? '');
}

function accepted(field: Element, text: string): string {
  const pressed = keys[String(propertiesOf(field).type)];
  const possible = pressed ? (text.match(pressed) ?? []).join('') : text;
  const max = numberOf(field, 'maxlength', inputLengthMax);
  return max < 0 ? possible : possible.slice(0, max);
}

function tellLines(field: Element): void {
  const lineCount = textIn(field).split('\n').length;
  trigger(field, 'linechange', { height: lineCount * 20, heightRpx: lineCount * 40, lineCount });
}

function moveKeyboard(life: Life, field: Element, height: number): void {
  trigger(field, 'keyboardheightchange', { height, duration: 250 });
  tellListeners(life, 'KeyboardHeightChange', { height });
}

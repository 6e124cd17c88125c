import { type Element, findAll, isOn, nearest, propertiesOf, setProperty, tagOf } from '../elements';
import { trigger } from '../event';

/** A switch tells of itself; boxes and radios are told of by the group around them. */
export function flip(element: Element): void {
  if (isOn(element, 'disabled')) return;
  const value = !isOn(element, 'checked');
  setProperty(element, 'checked', value);
  trigger(element, 'change', { value });
}

export function tick(box: Element): void {
  if (isOn(box, 'disabled')) return;
  setProperty(box, 'checked', !isOn(box, 'checked'));
  const group = nearest(box, 'checkbox-group');
  if (group) trigger(group, 'change', { value: chosenOf(group) });
}

/** Pressing the chosen one again changes nothing. */
export function chooseRadio(radio: Element): void {
  if (isOn(radio, 'disabled') || isOn(radio, 'checked')) return;
  const group = nearest(radio, 'radio-group');
  for (const other of group ? findAll(group, 'radio') : []) setProperty(other, 'checked', false);
  setProperty(radio, 'checked', true);
  if (group) trigger(group, 'change', { value: chosenOf(group) });
}

/** What a group stands at: a list of boxes, or the one radio. */
export function chosenOf(group: Element): unknown {
  const isList = tagOf(group) === 'checkbox-group';
  const values = findAll(group, isList ? 'checkbox' : 'radio')
    .filter((one) => isOn(one, 'checked'))
    .map((one) => propertiesOf(one).value ?? '');
  return isList ? values : (values[0] ?? '');
}

const decimalsMost = 6;

/** A slider stops at the nearest step between its ends. */
export function slideTo(slider: Element, to: number): void {
  if (isOn(slider, 'disabled')) return;
  const { min = 0, max = 100, step = 1 } = propertiesOf(slider);
  const steps = Math.round((to - Number(min)) / Number(step));
  const nearest = Math.min(Number(max), Math.max(Number(min), Number(min) + steps * Number(step)));
  const value = Number(nearest.toFixed(decimalsMost));
  setProperty(slider, 'value', value);
  trigger(slider, 'changing', { value });
  trigger(slider, 'change', { value });
}

import { isFormField } from '../built-in-behaviors';
import {
  domOf,
  type Element,
  findAll,
  nearest,
  numberOf,
  propertiesOf,
  setProperty,
  tagOf,
} from '../elements';
import { trigger } from '../event';
import { chosenOf } from './choice';
import { textIn } from './field';

export function submit(button: Element): void {
  const form = nearest(button, 'form');
  if (form) trigger(form, 'submit', { value: valuesOf(form) });
}

/** Every field goes back to empty before the form tells. */
export function reset(button: Element): void {
  const form = nearest(button, 'form');
  if (!form) return;
  for (const field of fieldsOf(form)) fields[tagOf(field)]?.empty(field);
  trigger(form, 'reset');
}

function valuesOf(form: Element): Record<string, unknown> {
  return Object.fromEntries(
    fieldsOf(form).map((field) => {
      const { name, value } = propertiesOf(field);
      return [String(name), isFormField(field) ? value : fields[tagOf(field)]!.value(field)];
    }),
  );
}

function fieldsOf(form: Element): Element[] {
  return findAll(form, '*').filter(
    (one) => isFormField(one) || (domOf(one).hasAttribute('name') && fields[tagOf(one)] !== undefined),
  );
}

type Field = { value(field: Element): unknown; empty(field: Element): void };

const setTo = (name: string, value: unknown) => (field: Element) => setProperty(field, name, value);
const text: Field = { value: textIn, empty: setTo('value', '') };
const group: Field = {
  value: chosenOf,
  empty: (one) => {
    for (const box of findAll(one, 'checkbox, radio')) setProperty(box, 'checked', false);
  },
};

const fields: Readonly<Record<string, Field>> = {
  input: text,
  textarea: text,
  switch: { value: (field) => propertiesOf(field).checked === true, empty: setTo('checked', false) },
  'checkbox-group': group,
  'radio-group': group,
  slider: {
    value: (field) => numberOf(field, 'value', 0),
    empty: (field) => setProperty(field, 'value', numberOf(field, 'min', 0)),
  },
  picker: { value: pickedIn, empty: setTo('value', undefined) },
};

/** What a picker shows before anybody chose. */
function pickedIn(picker: Element): unknown {
  const { mode = 'selector', value } = propertiesOf(picker);
  if (value !== undefined && value !== null) return value;
  if (mode === 'selector') return 0;
  return mode === 'date' || mode === 'time' ? '' : [];
}

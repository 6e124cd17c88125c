import { glassEasel } from 'glass-easel-miniprogram-adapter';
import {
  ancestors,
  domOf,
  type Element,
  findAll,
  nearest,
  pageOfElement,
  propertiesOf,
  tagOf,
} from './elements';
import { callPage, type Life } from './life';

const inputLengthMax = 140;

export function trigger(element: Element, type: string, detail: unknown = {}, bubbles = false): void {
  glassEasel.triggerEvent(element, type, detail, { bubbles, composed: bubbles, capturePhase: bubbles });
}

/** A finger put down and lifted, and what WeChat's own components then do by themselves. */
export function tap(life: Life, element: Element): void {
  const page = pageOfElement(life, element);
  if (!page || page !== life.pages.at(-1))
    throw new Error('A finger cannot reach an element that is not on the screen');
  trigger(element, 'touchstart', {}, true);
  trigger(element, 'touchend', {}, true);
  const button = nearest(element, 'button');
  if (button && isOn(button, 'disabled')) return;
  trigger(element, 'tap', { x: 0, y: 0 }, true);
  const control = [element, ...ancestors(element)].find((one) => tagOf(one) === 'switch');
  if (control) flip(control);
  if (button) pressButton(life, button);
}

export function type(element: Element, text: string): void {
  if (isOn(element, 'disabled')) throw new Error('Nobody can type into a disabled field');
  const max = Number(propertiesOf(element).maxlength ?? inputLengthMax);
  const value = max < 0 ? text : text.slice(0, max);
  trigger(element, 'focus', { value: propertiesOf(element).value ?? '', height: 0 });
  element.updateAttribute('value', value);
  trigger(element, 'input', {
    value,
    cursor: value.length,
    keyCode: value.charCodeAt(value.length - 1) || 8,
  });
  trigger(element, 'blur', { value, cursor: value.length });
}

export function flip(element: Element): void {
  if (isOn(element, 'disabled')) return;
  const value = !isOn(element, 'checked');
  element.updateAttribute('checked', value);
  trigger(element, 'change', { value });
}

/** An event by name; a picker and a switch also keep the value they were given. */
export function triggerByName(element: Element, name: string, detail: unknown): void {
  const { value } = (detail ?? {}) as { value?: unknown };
  if (name === 'change' && value !== undefined) {
    element.updateAttribute(tagOf(element) === 'switch' ? 'checked' : 'value', value);
  }
  trigger(element, name, detail ?? {}, bubbling.has(name));
}

export function scrollTo(element: Element, left: number, top: number): void {
  element.updateAttribute('scroll-left', left);
  element.updateAttribute('scroll-top', top);
  trigger(element, 'scroll', { scrollLeft: left, scrollTop: top, scrollHeight: 0, scrollWidth: 0 });
}

const bubbling = new Set([
  'tap',
  'longpress',
  'longtap',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
]);

function pressButton(life: Life, button: Element): void {
  const { formType, openType } = propertiesOf(button);
  const form = nearest(button, 'form');
  if (form && formType === 'submit') trigger(form, 'submit', { value: formValues(form) });
  if (form && formType === 'reset') trigger(form, 'reset');
  if (typeof openType === 'string' && openType !== '') openTypes[openType]?.(life, button);
  if (typeof openType === 'string' && openType !== '' && !openTypes[openType]) {
    throw new Error(`button open-type="${openType}" is not built in the simulator`);
  }
}

const openTypes: Readonly<Record<string, (life: Life, button: Element) => void>> = {
  getPhoneNumber: ({ phone }, button) => {
    const code = phone.answers.phoneNumberCode;
    const errMsg = code === undefined ? 'getPhoneNumber:fail user deny' : 'getPhoneNumber:ok';
    trigger(button, 'getphonenumber', code === undefined ? { errMsg } : { errMsg, code });
  },
  share: (life, button) => {
    const page = pageOfElement(life, button)!;
    const options = callPage(life, page, 'onShareAppMessage', { from: 'button', target: { id: button.id } });
    life.phone.shown.push({ name: 'share', options: JSON.parse(JSON.stringify(options ?? {})) });
  },
  openSetting: ({ phone }, button) =>
    trigger(button, 'opensetting', { authSetting: Object.fromEntries(phone.permissions) }),
  agreePrivacyAuthorization: (_, button) => trigger(button, 'agreeprivacyauthorization'),
};

function formValues(form: Element): Record<string, unknown> {
  const fields = findAll(form, '[name]').filter((field) => tagOf(field) !== 'button');
  return Object.fromEntries(
    fields.map((field) => {
      const { name, value, checked } = propertiesOf(field);
      return [name, tagOf(field) === 'switch' ? checked === true : (value ?? '')];
    }),
  );
}

/** `disabled` alone in a template is true, and so is any text but an empty one. */
function isOn(element: Element, name: string): boolean {
  return (
    domOf(element).hasAttribute(name) &&
    propertiesOf(element)[name] !== undefined &&
    propertiesOf(element)[name] !== ''
  );
}

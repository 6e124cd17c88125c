import { type Element, findAll, propertiesOf, tagOf } from '../elements';

/** The control a label stands for: the one it names, else the first one inside. */
export function controlOf(label: Element): Element | undefined {
  const { for: name } = propertiesOf(label);
  if (typeof name !== 'string' || name === '') return findAll(label, controls)[0];
  const owner = label.ownerShadowRoot?.getHostNode();
  return owner && findAll(owner, `#${name}`).find((element) => controls.split(',').includes(tagOf(element)));
}

const controls = 'button,checkbox,radio,switch,input,textarea';

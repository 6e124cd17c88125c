import { ancestors, domOf, type Element, isOn, numberOf, ownLayer, propertiesOf, tagOf } from '../elements';
import type { Life } from '../life';

const held = new WeakMap<Life, Element>();

/** What a finger rests on looks pressed a moment later, and what stands around it too unless told otherwise. */
export function lookPressed(life: Life, element: Element): void {
  held.set(life, element);
  for (const [one, name] of pressedAround(element))
    life.realm.later(
      () => {
        if (held.get(life) === element) one.classList?.toggle(name, true, ownLayer);
      },
      numberOf(one, 'hoverStartTime', tagOf(one) === 'button' ? 20 : 50),
    );
}

export function lookReleased(life: Life, element: Element): void {
  held.delete(life);
  for (const [one, name] of pressedAround(element))
    life.realm.later(
      () => one.classList?.toggle(name, false, ownLayer),
      numberOf(one, 'hoverStayTime', tagOf(one) === 'button' ? 70 : 400),
    );
}

function pressedAround(element: Element): [Element, string][] {
  const around = [element, ...ancestors(element)].filter((one) => domOf(one).hasAttribute('hover-class'));
  const last = around.findIndex((one) => isOn(one, 'hover-stop-propagation'));
  return around
    .slice(0, last < 0 ? around.length : last + 1)
    .map((one): [Element, string] => [one, String(propertiesOf(one).hoverClass ?? 'none')])
    .filter(([one, name]) => name !== 'none' && name !== '' && !isOn(one, 'disabled'));
}

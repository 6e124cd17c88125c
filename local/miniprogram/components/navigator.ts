import { type Element, propertiesOf } from '../elements';
import { trigger } from '../event';
import type { AppFunction, Life } from '../life';

const methods: Readonly<Record<string, string>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
};

/** A link in the page, which goes the way wx itself would. */
export function follow(life: Life, link: Element): void {
  const { openType = 'navigate', url = '', delta = 1 } = propertiesOf(link);
  const method = methods[String(openType)];
  if (!method) throw new Error(`navigator open-type="${openType}" is not built in the simulator`);
  const told = (event: string) => (detail: unknown) => void trigger(link, event, detail);
  (life.wx[method] as AppFunction)({ url, delta, success: told('success'), fail: told('fail') });
}

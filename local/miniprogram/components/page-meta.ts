import { type Element, numberOf, propertiesOf } from '../elements';
import { trigger } from '../event';
import type { Life } from '../life';
import { scrollPage } from '../page-scroll';

const scrollMs = 300;

/** The page goes where `scroll-top` says, in px or rpx. */
export function followScrollTop(life: Life, meta: Element): void {
  const [, number, unit] = /^(-?[\d.]+)(px|rpx)?$/.exec(String(propertiesOf(meta).scrollTop ?? '')) ?? [];
  if (number === undefined) return;
  const px = unit === 'rpx' ? (Number(number) * life.phone.device.model.width) / 750 : Number(number);
  scrollPage(life, px);
  life.realm.later(() => trigger(meta, 'scrolldone'), numberOf(meta, 'scrollDuration', scrollMs));
}

/** The bar above the page says what the page puts into it. */
export function writeTitle({ phone }: Life, bar: Element): void {
  const { title } = propertiesOf(bar);
  if (title !== undefined) phone.shown.push({ name: 'setNavigationBarTitle', options: { title } });
}

export function colourBar({ phone }: Life, bar: Element): void {
  const { frontColor, backgroundColor } = propertiesOf(bar);
  if (frontColor !== undefined || backgroundColor !== undefined)
    phone.shown.push({ name: 'setNavigationBarColor', options: { frontColor, backgroundColor } });
}

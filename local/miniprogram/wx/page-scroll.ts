import type { Life } from '../life';
import { pullPage, scrollPage, topOf } from '../page-scroll';
import { asyncMethods } from './method';
import { refuse } from './refusal';

export function pageScrollMethods(life: Life) {
  const { shown } = life.phone;
  return asyncMethods(life, {
    pageScrollTo: ({ scrollTop, selector, offsetTop = 0 }) => {
      const page = life.pages.at(-1) ?? refuse('no page is open');
      const place = typeof selector === 'string' ? topOf(page, selector) : Number(scrollTop ?? 0);
      scrollPage(life, (place ?? refuse(`${selector} is not found`)) + Number(offsetTop));
    },
    startPullDownRefresh: () => {
      shown.push({ name: 'startPullDownRefresh', options: {} });
      life.realm.later(() => pullPage(life), 0);
    },
    stopPullDownRefresh: () => void shown.push({ name: 'stopPullDownRefresh', options: {} }),
  });
}

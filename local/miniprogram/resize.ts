import { callPage, type Life, tellListeners } from './life';
import { tellMeta } from './page-scroll';
import { orientationOf, windowOf } from './wx/device';

/** The page on the screen has another size: a phone was turned, or unfolded. */
export function tellResize(life: Life): void {
  const { windowWidth, windowHeight } = windowOf(life.phone);
  const size = { windowWidth, windowHeight };
  const page = life.pages.at(-1);
  if (page) {
    page.component.triggerPageLifetime('resize', [life.realm.toApp({ size })]);
    callPage(life, page, 'onResize', { deviceOrientation: orientationOf(life.phone), size });
    tellMeta(page, 'resize', { size });
  }
  tellListeners(life, 'WindowResize', { size });
  for (const look of life.view.observers) look();
}

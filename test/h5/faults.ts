import type { Page } from 'playwright-core';
import { settled } from './settled';

type Limits = { smallestPx: number; leastContrast: number; tapPx: number };

/** The ways a screen must be good to read: WeChat's ordinary and its largest text, by day and in the dark. */
const looks = [
  { says: '', font: 1, colorScheme: 'light' },
  { says: 'in the dark: ', font: 1, colorScheme: 'dark' },
  { says: 'in the dark at the largest text: ', font: 1.4, colorScheme: 'dark' },
  { says: 'at the largest text: ', font: 1.4, colorScheme: 'light' },
] as const;

/**
 * What can be measured of the ten checks: text too small or too faint, controls too small, too close or nameless,
 * or under something else, words cut off, anything wider than the phone. An empty list is what every screen should give in every look; the screen
 * stays as it is, only its letters and colours change under it.
 */
export async function findFaults(page: Page, limits: Partial<Limits> = {}): Promise<string[]> {
  await settled(page);
  const faults: string[] = [];
  for (const { says, font, colorScheme } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(wearFont, font);
    faults.push(...(await faultsAsShown(page, limits)).map((fault) => `${says}${fault}`));
  }
  await page.evaluate(wearFont, 1);
  return faults;
}

/** The same of one screen as it stands there, in whatever look it was drawn. */
export const faultsAsShown = (page: Page, limits: Partial<Limits> = {}): Promise<string[]> =>
  page.evaluate(measure, { smallestPx: 15, leastContrast: 4.5, tapPx: 48, ...limits });

/** As WeChat's text size comes to the page: every length of the styles hangs on the root's. */
function wearFont(font: number): void {
  document.documentElement.style.fontSize = `${16 * font}px`;
}

/** Runs in the page, so it stands on its own. */
function measure({ smallestPx, leastContrast, tapPx }: Limits): string[] {
  const faults: string[] = [];
  const seen = (element: Element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && !element.closest('[aria-hidden="true"]');
  };
  const rgb = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0] = rgb(colour).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element: Element | null): string => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if ((rgb(colour)[3] ?? 1) > 0.9) return colour;
    }
    return 'rgb(255, 255, 255)';
  };

  const walker = document.createTreeWalker(
    document.querySelector('.screen') ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent?.trim();
    const element = node.parentElement;
    if (!(words && element && seen(element))) continue;
    const style = getComputedStyle(element);
    if (Number.parseFloat(style.fontSize) < smallestPx) faults.push(`small ${style.fontSize}: ${words}`);
    const [over, under] = [light(style.color), light(ground(element))].sort((a, b) => b - a);
    const contrast = ((over ?? 0) + 0.05) / ((under ?? 0) + 0.05);
    if (contrast < leastContrast) faults.push(`faint ${contrast.toFixed(1)}: ${words}`);
    const range = document.createRange();
    range.selectNodeContents(node);
    if (range.getBoundingClientRect().right > window.innerWidth + 1) faults.push(`cut off: ${words}`);
  }

  /** What a finger meets at the middle of an element, wherever the screen has to be moved for it; it is moved back. */
  const isUnder = (element: Element) => {
    const meets = () => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    if (meets()) return false;
    const places: [Element, number, number][] = [];
    for (let each = element.parentElement; each; each = each.parentElement)
      places.push([each, each.scrollLeft, each.scrollTop]);
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const isMet = meets();
    for (const [each, left, top] of places) each.scrollTo({ left, top, behavior: 'instant' });
    return !isMet;
  };
  const sheet = [...document.querySelectorAll('[role="dialog"]')].filter(seen).at(-1);

  const controls = [...document.querySelectorAll('[role="button"],[role="tab"],[role="radio"]')].filter(seen);
  for (const control of controls) {
    const name = control.getAttribute('aria-label') ?? '';
    const { width, height } = control.getBoundingClientRect();
    if (name === '') faults.push(`nameless: ${control.className}`);
    if (width < tapPx - 0.5 || height < tapPx - 0.5) faults.push(`hard to hit ${width}x${height}: ${name}`);
    // A sheet covers the screen on purpose.
    if ((!sheet || sheet.contains(control)) && isUnder(control)) faults.push(`covered: ${name}`);
  }
  const filled = controls.filter((control) => control.matches('.btn-primary:not(.btn-off)'));
  if (filled.length > 1) faults.push(`${filled.length} filled buttons`);
  return faults;
}

import type { Page, Request } from 'playwright-core';

const underWay = new WeakMap<Page, Set<Request>>();

/** From now on it is known what the page still waits for. */
export function countRequests(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** A screen is judged when every answer and letter has come and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  const tooLong = Date.now() + 15_000;
  while (!((await page.evaluate(standsStill)) && underWay.get(page)?.size === 0))
    if (Date.now() > tooLong) throw new Error(`The screen never came to rest: ${page.url()}`);
}

/** Runs in the page: whether it looks the same over a few frames, once letters and movements that end have ended. */
async function standsStill(): Promise<boolean> {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const look = () => `${document.body.scrollHeight} ${document.body.textContent}`;
  const before = look();
  await document.fonts.ready;
  const ending = document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map((each) => each.finished));
  for (let frames = 0; frames < 3; frames++) await frame();
  return look() === before;
}

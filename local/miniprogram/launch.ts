import { firstPage, isIndependent, packageOf } from './dist';
import { tellApp } from './failure';
import { callApp, type LaunchOptions, type Life, tellListeners, toldEntry, urlOf } from './life';
import { download } from './packages';
import { hide, show } from './page-life';
import { isPage, reLaunch } from './routes';
import { Refusal } from './wx/refusal';

/** WeChat throws an app away that nobody has looked at for half an hour. */
const forgottenMs = 30 * 60_000;

const asleepMs = 5000;

/** Opens the page that a launch, a code, a card or a message leads to, or says that there is none. */
export async function enterAt(life: Life, entry: LaunchOptions): Promise<void> {
  try {
    await download(life, entry.path);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    life.phone.shown.push({ name: 'launchFailed', options: { reason: error.reason } });
    return;
  }
  if (!isIndependent(life.dist, packageOf(life.dist, entry.path))) life.wake();
  if (isPage(life, entry.path)) await reLaunch(life, urlOf(entry));
  else tellOfMissing(life, entry);
}

/** An app that listens may lead the person elsewhere; otherwise WeChat shows a page of its own. */
function tellOfMissing(life: Life, { path, query }: LaunchOptions): void {
  const news = life.realm.toApp({ path, query, isEntryPage: true });
  if (!tellApp(life, 'PageNotFound', news))
    life.phone.shown.push({ name: 'pageNotFound', options: { path } });
}

export function toBackground(life: Life): void {
  const top = life.pages.at(-1);
  if (top) hide(life, top);
  life.hiddenAt = life.phone.now();
  callApp(life, 'onHide');
  tellListeners(life, 'AppHide', {});
}

/** Some seconds after it went behind another, WeChat stops the app's logic where it is. */
export function isAsleep(life: Life): boolean {
  return life.hiddenAt !== undefined && life.phone.now() - life.hiddenAt >= asleepMs;
}

export function isForgotten(life: Life): boolean {
  return life.hiddenAt !== undefined && life.phone.now() - life.hiddenAt >= forgottenMs;
}

/** Ways in that lead back to where the person was, as long as they name no page. */
const returning = new Set([
  1001, 1003, 1023, 1038, 1056, 1080, 1083, 1089, 1090, 1103, 1104, 1113, 1114, 1117,
]);

/** Back to the page that was left, or to where the person was led meanwhile. */
export async function toForeground(life: Life, entry?: LaunchOptions): Promise<void> {
  life.hiddenAt = undefined;
  life.realm.wake();
  life.enter = entry ?? life.enter;
  callApp(life, 'onShow', toldEntry(life.enter));
  tellListeners(life, 'AppShow', toldEntry(life.enter));
  const top = life.pages.at(-1);
  const staysThere = !entry || (entry.path === '' && returning.has(entry.scene));
  if (!staysThere) await enterAt(life, { ...entry, path: entry.path || firstPage(life.dist) });
  else if (top) show(life, top);
}

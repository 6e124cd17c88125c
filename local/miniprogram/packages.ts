import { isIndependent, mainPackage, packageOf } from './dist';
import { rootOf } from './inspect/sizes';
import type { Life } from './life';
import { refuse } from './wx/refusal';

/** A package comes over the network once and then stays on the phone; the main one comes before those that lean on it. */
export async function download(life: Life, path: string): Promise<void> {
  const root = packageOf(life.dist, path);
  const needed = isIndependent(life.dist, root) ? [root] : [mainPackage, root];
  for (const one of needed) await fetch(life, one);
}

/** What the page is likely to need next comes down while it is looked at; nobody hears if it does not. */
export function preload(life: Life, path: string): void {
  const rule = life.dist.app.preloadRule[path];
  if (!rule || (rule.network === 'wifi' && life.phone.network.type !== 'wifi')) return;
  for (const name of rule.packages) void fetch(life, rootOf(life.dist, name)!).catch(() => {});
}

async function fetch(life: Life, root: string): Promise<void> {
  const { phone } = life;
  if (phone.downloadedPackages.has(root)) return;
  if (phone.network.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, phone.network.slowMs));
  if (life.isOver) refuse('the app was killed');
  const isLost = phone.isOffline || phone.lostPackages.has(root);
  if (isLost) refuse(root === mainPackage ? 'load main package fail' : `load subpackage ${root} fail`);
  phone.downloadedPackages.add(root);
}

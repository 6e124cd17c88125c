import type { ProtocolMethod } from './automator-session';
import { firstPage } from './dist';
import { callPage, type Life } from './life';
import { navigateBack, reLaunch, switchTab } from './routes';

/** What DevTools itself is asked for; where that is a matter of its own windows or accounts, it is refused by name. */
export const toolMethods: Readonly<Record<string, ProtocolMethod>> = {
  'Tool.getInfo': ({ simulator }) => ({ SDKVersion: simulator.phone.device.sdkVersion }),
  'Tool.close': () => ({}),
  'Tool.native': async ({ simulator }, { method, data }) => {
    const life = simulator.life();
    if (method === 'navigateLeft') await navigateBack(life, 1);
    else if (method === 'goHome') await reLaunch(life, `/${firstPage(life.dist)}`);
    else if (method === 'switchTab') await pressTab(life, (data as { url: string }).url);
    else
      throw new Error(`Tool.native ${method} is not built in the simulator: set its answers before the tap`);
  },
  ...Object.fromEntries(
    Object.entries({
      'Tool.enableRemoteDebug': 'there is no second phone',
      'Tool.getTestAccounts': 'its one person signs in by `wx.login`',
      'Tool.getTicket': 'nobody is signed in to DevTools',
      'Tool.setTicket': 'nobody is signed in to DevTools',
      'Tool.refreshTicket': 'nobody is signed in to DevTools',
      'Tool.stopAudits': 'it audits nothing',
      'Element.callContextMethod': 'it plays no video',
    }).map(([name, why]) => [name, refusing(`${name} is not built in the simulator: ${why}`)]),
  ),
};

/** The page hears that its tab was pressed, even when it was there already. */
async function pressTab(life: Life, url: string): Promise<void> {
  await switchTab(life, url);
  const page = life.pages.at(-1)!;
  const tabs = life.dist.app.tabBar?.list ?? [];
  const index = tabs.findIndex(({ pagePath }) => pagePath === page.path);
  callPage(life, page, 'onTabItemTap', { index, pagePath: page.path, text: tabs[index]?.text });
}

function refusing(words: string): ProtocolMethod {
  return () => {
    throw new Error(words);
  };
}

import { camerasOnScreen, lookAtCode } from './components/camera';
import { type Box, type Element, findAll, setBox } from './elements';
import { callApp, callPage, type Life, tellListeners } from './life';
import type { Model } from './models';
import { pullPage, scrollPage, settingOf } from './page-scroll';
import type { Network, Phone, Scope } from './phone';
import { tellResize } from './resize';
import { networkOf } from './wx/device';

export type Levers = ReturnType<typeof levers>;

/** What a test may do to the phone around the app; the running app is told where a phone would tell it. */
export function levers(phone: Phone, life: () => Life) {
  const tellNetwork = () =>
    tellListeners(life(), 'NetworkStatusChange', { isConnected: !phone.isOffline, ...networkOf(phone) });
  return {
    setOffline: (isOffline: boolean) => {
      phone.isOffline = isOffline;
      tellNetwork();
    },
    /** Another kind of network, calls that come late, or answers that never come back. */
    setNetwork: (network: Partial<Network>) => {
      const before = phone.network.type;
      Object.assign(phone.network, network);
      if (phone.network.type !== before) tellNetwork();
    },
    /** What was answered to a permission sheet, for good; undefined: it was never asked. */
    setPermission: (scope: Scope, isGranted: boolean | undefined) => {
      if (isGranted === undefined) phone.permissions.delete(scope);
      else phone.permissions.set(scope, isGranted);
    },
    /** The phone's own settings keep this from WeChat as a whole. */
    keepFromWeChat: (scope: Scope, isKept = true) => {
      if (isKept) phone.keptFromWeChat.add(scope);
      else phone.keptFromWeChat.delete(scope);
    },
    setTheme: (theme: 'light' | 'dark') => {
      phone.device.theme = theme;
      callApp(life(), 'onThemeChange', { theme });
      tellListeners(life(), 'ThemeChange', { theme });
    },
    /** The phone is turned or unfolded. */
    setModel: (model: Model) => {
      phone.device.model = model;
      tellResize(life());
    },
    /** A code comes before a camera that stands on the page. */
    showCode: (code: string) => {
      phone.answers.scan = code;
      for (const camera of camerasOnScreen(life()))
        lookAtCode(life(), (camera as typeof camera & { __wxElement: Element }).__wxElement);
    },
    /** A finger moves the page, or pulls it down from its top to ask for what is new. */
    scrollPage: (top: number) => scrollPage(life(), top),
    pullPage: () => {
      const { pages } = life();
      if (settingOf(life(), pages.at(-1)!, 'enablePullDownRefresh') === true) pullPage(life());
    },
    /** What the menu of the round buttons asks the page for; gives the card, or nothing where the page has none to give. */
    chooseFromMenu: (choice: '转发' | '分享到朋友圈' | '收藏') => {
      const page = life().pages.at(-1)!;
      if (choice === '转发') return callPage(life(), page, 'onShareAppMessage', { from: 'menu' });
      return callPage(life(), page, choice === '收藏' ? 'onAddToFavorites' : 'onShareTimeline', {});
    },
    /** Where the first element of a selector lies, when nobody has drawn the page. */
    place: (selector: string, box: Partial<Box>) => {
      const [element] = findAll(life().pages.at(-1)!.component, selector);
      if (!element) throw new Error(`No ${selector} on the page`);
      setBox(element, box);
      for (const look of life().view.observers) look();
    },
  };
}

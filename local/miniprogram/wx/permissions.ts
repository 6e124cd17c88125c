import type { Life } from '../life';
import type { Scope } from '../phone';
import { asyncMethods, textOption } from './method';
import { demandPrivacy } from './privacy';
import { refuse } from './refusal';
import { demandTap } from './taps';

const denied = 103;

const scopes: ReadonlySet<string> = new Set<Scope>([
  'scope.userLocation',
  'scope.userFuzzyLocation',
  'scope.camera',
  'scope.record',
  'scope.writePhotosAlbum',
]);

export function permissionMethods(life: Life) {
  return asyncMethods(life, {
    getSetting: () => settingsOf(life),
    openSetting: () => {
      demandTap(life);
      return openSettings(life);
    },
    authorize: async (options) => {
      const scope = textOption(options, 'scope');
      if (!scopes.has(scope)) throw new Error(`wx.authorize for ${scope} is not built in the simulator`);
      await demandPermission(life, scope as Scope, 'authorize');
    },
  });
}

/** The first time the person is asked; a no stands until they switch it on the settings page themselves. */
export async function demandPermission(life: Life, scope: Scope, method: string): Promise<void> {
  const { phone } = life;
  await demandPrivacy(life, method);
  if (phone.keptFromWeChat.has(scope)) refuse('system permission denied');
  if (!phone.permissions.has(scope)) {
    phone.shown.push({ name: 'permissionSheet', options: { scope } });
    phone.permissions.set(scope, phone.answers.permission === 'allow');
  }
  if (phone.permissions.get(scope) === false) refuse('auth deny', { errno: denied });
}

/** The page on which a no can become a yes, for what was asked before. */
export function openSettings(life: Life) {
  const { permissions, answers, shown } = life.phone;
  shown.push({ name: 'openSetting', options: {} });
  for (const [scope, isOn] of Object.entries(answers.settings))
    if (permissions.has(scope as Scope)) permissions.set(scope as Scope, isOn);
  return settingsOf(life);
}

/** What the app must have written into its app.json to be given it at all. */
export function demandDeclaration(life: Life, method: string): void {
  const config = JSON.parse(life.dist.sources.get('app.json') ?? '{}') as { requiredPrivateInfos?: string[] };
  if (config.requiredPrivateInfos?.includes(method)) return;
  refuse(`the api need to be declared in the requiredPrivateInfos field in app.json/ext.json`);
}

function settingsOf({ phone }: Life) {
  return { authSetting: Object.fromEntries(phone.permissions) };
}

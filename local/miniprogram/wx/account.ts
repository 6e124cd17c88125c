import type { Life } from '../life';
import { asyncMethods } from './method';
import { refuse } from './refusal';

/** Who is at the phone, other programs, and a newer version of this one. */
export function accountMethods(life: Life) {
  const { phone } = life;
  const needsNetwork = () => {
    if (phone.isOffline) refuse('network error');
  };
  return {
    ...asyncMethods(life, {
      login: () => {
        needsNetwork();
        return { code: phone.answers.loginCode };
      },
      checkSession: () => {
        if (phone.answers.isSessionOver) refuse('session time out, need relogin');
      },
      navigateToMiniProgram: ({ appId, path = '', extraData = {}, shortLink }) => {
        if (appId === undefined && shortLink === undefined) refuse('appId is required');
        phone.shown.push({ name: 'navigateToMiniProgram', options: { appId, path, extraData, shortLink } });
        if (phone.answers.modal === 'cancel') refuse('cancel');
      },
    }),
    getUpdateManager: () => updateManager(life),
  };
}

function updateManager(life: Life) {
  const { update } = life.phone.answers;
  const later = (callback: (answer?: unknown) => void, answer?: unknown) =>
    life.realm.later(() => callback(life.realm.toApp(answer)), 0);
  return {
    onCheckForUpdate: (callback: (answer?: unknown) => void) =>
      later(callback, { hasUpdate: update !== 'none' }),
    onUpdateReady: (callback: () => void) => update === 'ready' && later(callback),
    onUpdateFailed: (callback: () => void) => update === 'failed' && later(callback),
    applyUpdate: () => life.applyUpdate(),
  };
}

import type { Life } from '../life';
import type { Phone, Scope } from '../phone';
import { asyncMethods, textOption } from './method';
import { refuse } from './refusal';

export function permissionMethods(life: Life) {
  const settings = () => ({ authSetting: Object.fromEntries(life.phone.permissions) });
  return asyncMethods(life, {
    getSetting: settings,
    openSetting: settings,
    authorize: (options) => demandPermission(life.phone, textOption(options, 'scope') as Scope),
    getLocation: () => {
      demandPermission(life.phone, 'scope.userLocation');
      const place = life.phone.answers.location ?? refuse('system permission denied');
      return { ...place, speed: 0, accuracy: 30, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: 30 };
    },
  });
}

/** Asking the first time is granted, unless the test has said no for the person. */
export function demandPermission(phone: Phone, scope: Scope): void {
  if (phone.permissions.get(scope) === false) refuse('auth deny');
  phone.permissions.set(scope, true);
}

import type { Life } from '../life';
import { asyncMethods } from './method';
import { demandDeclaration, demandPermission } from './permissions';
import { demandPrivacy } from './privacy';
import { refuse } from './refusal';

export function placeMethods(life: Life) {
  const { phone } = life;
  const whereabouts = () => phone.answers.location ?? refuse('system permission denied');
  return asyncMethods(life, {
    getLocation: async () => {
      demandDeclaration(life, 'getLocation');
      await demandPermission(life, 'scope.userLocation', 'getLocation');
      const exact = { speed: 0, accuracy: 30, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: 30 };
      return { ...whereabouts(), ...exact };
    },
    getFuzzyLocation: async () => {
      demandDeclaration(life, 'getFuzzyLocation');
      await demandPermission(life, 'scope.userFuzzyLocation', 'getFuzzyLocation');
      const { latitude, longitude } = whereabouts();
      return { latitude: Number(latitude.toFixed(2)), longitude: Number(longitude.toFixed(2)) };
    },
    // On WeChat's map the person points at a place themselves, so no scope is asked for.
    chooseLocation: async (options) => {
      demandDeclaration(life, 'chooseLocation');
      await demandPrivacy(life, 'chooseLocation');
      const { latitude, longitude } = options;
      phone.shown.push({ name: 'chooseLocation', options: { latitude, longitude } });
      return { ...(phone.answers.place ?? refuse('cancel')) };
    },
    openLocation: ({ latitude, longitude, name, address }) => {
      phone.shown.push({ name: 'openLocation', options: { latitude, longitude, name, address } });
    },
  });
}

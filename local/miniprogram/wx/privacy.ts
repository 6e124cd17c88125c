import type { AppFunction, Life } from '../life';
import { asyncMethods } from './method';
import { refuse } from './refusal';

const notAgreed = 104;
const notDeclared = 112;

/** Before anything private is touched, the person agrees once: on the app's own sheet if it has one, else on WeChat's. */
export async function demandPrivacy(life: Life, referrer: string): Promise<void> {
  const { privacy } = life.phone;
  const method = referrer.replace('button.', '');
  if (privacy.undeclared.has(method))
    refuse('api scope is not declared in the privacy agreement', { errno: notDeclared });
  if (privacy.isAgreed) return;
  privacy.isAgreed = await asked(life, referrer);
  if (!privacy.isAgreed) refuse('privacy permission is not authorized', { errno: notAgreed });
}

export function privacyMethods(life: Life) {
  const { phone } = life;
  return asyncMethods(life, {
    requirePrivacyAuthorize: () => demandPrivacy(life, 'requirePrivacyAuthorize'),
    getPrivacySetting: () => ({
      needAuthorization: !phone.privacy.isAgreed,
      privacyContractName: '《小程序隐私保护指引》',
    }),
    openPrivacyContract: () => void phone.shown.push({ name: 'openPrivacyContract', options: {} }),
  });
}

const agreedButtons = new WeakMap<Life, Set<string>>();

/** The button of the app's own sheet was pressed; without it an "agree" from the app counts for nothing. */
export function noteAgreement(life: Life, buttonId: string): void {
  agreedButtons.set(life, (agreedButtons.get(life) ?? new Set()).add(buttonId));
}

function asked(life: Life, referrer: string): Promise<boolean> {
  const listeners = [...(life.listeners.get('NeedPrivacyAuthorization') ?? [])];
  if (listeners.length === 0) return Promise.resolve(askedByWeChat(life));
  return new Promise((decide) => {
    const resolve: AppFunction = (answer) => {
      const { event, buttonId = '' } = answer as { event: string; buttonId?: string };
      if (event === 'disagree') decide(false);
      if (event === 'agree') decide(agreedButtons.get(life)?.has(buttonId) ?? false);
    };
    for (const listener of listeners)
      life.protect('wx.onNeedPrivacyAuthorization', () => listener(resolve, life.realm.toApp({ referrer })));
  });
}

function askedByWeChat({ phone }: Life): boolean {
  phone.shown.push({ name: 'privacySheet', options: {} });
  return phone.answers.privacy === 'agree';
}

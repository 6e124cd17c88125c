import type { Life } from '../life';
import { asyncMethods, type Options } from './method';
import { refuse } from './refusal';

const shownOnly = [
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'vibrateShort',
  'vibrateLong',
  'makePhoneCall',
  'openLocation',
  'previewImage',
  'setNavigationBarTitle',
  'setNavigationBarColor',
  'setClipboardData',
  'shareFileMessage',
  'pageScrollTo',
  'stopPullDownRefresh',
];

/** What reaches the person's eyes, ears or hand is written down; where they must answer, the test has answered. */
export function dialogMethods(life: Life) {
  const { answers } = life.phone;
  const note = (name: string, options: Options) => {
    const plain = JSON.parse(JSON.stringify(options)) as Options;
    life.phone.shown.push({ name, options: plain });
  };
  const noting = Object.fromEntries(
    shownOnly.map((name) => [name, (options: Options) => note(name, options)]),
  );
  return asyncMethods(life, {
    ...noting,
    showModal: (options) => {
      note('showModal', options);
      return { confirm: answers.modal === 'confirm', cancel: answers.modal === 'cancel', content: null };
    },
    showActionSheet: (options) => {
      note('showActionSheet', options);
      return { tapIndex: answers.actionSheet ?? refuse('cancel') };
    },
    requestSubscribeMessage: async (options) => {
      note('requestSubscribeMessage', options);
      const templates = (options.tmplIds ?? []) as string[];
      if (answers.subscribeMessage === 'accept') await life.phone.cloud.allowMessages?.(templates);
      return Object.fromEntries(templates.map((id) => [id, answers.subscribeMessage]));
    },
  });
}

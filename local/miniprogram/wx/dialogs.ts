import type { Life } from '../life';
import { asyncMethods, type Options } from './method';
import { demandPrivacy } from './privacy';
import { refuse } from './refusal';

const shownOnly = [
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'vibrateShort',
  'vibrateLong',
  'makePhoneCall',
  'previewImage',
  'setKeepScreenOn',
  'setNavigationBarTitle',
  'setNavigationBarColor',
  'showNavigationBarLoading',
  'hideNavigationBarLoading',
  'setBackgroundColor',
  'setBackgroundTextStyle',
  'shareFileMessage',
  'showShareMenu',
  'hideShareMenu',
];

const choicesMost = 6;
const buttonWordMost = 4;

/** What reaches the person's eyes, ears or hand is written down; where they must answer, the test has answered. */
export function dialogMethods(life: Life) {
  const { phone } = life;
  const { answers } = phone;
  const note = (name: string, options: Options) => {
    const plain = JSON.parse(JSON.stringify(options)) as Options;
    phone.shown.push({ name, options: plain });
  };
  const noting = Object.fromEntries(
    shownOnly.map((name) => [name, (options: Options) => note(name, options)]),
  );
  return asyncMethods(life, {
    ...noting,
    showModal: (options) => {
      for (const button of ['confirmText', 'cancelText'])
        if (String(options[button] ?? '').length > buttonWordMost)
          refuse(`${button} length should not larger than 4 Chinese characters`);
      note('showModal', options);
      const isYes = answers.modal === 'confirm';
      const content = options.editable === true && isYes ? answers.modalText : null;
      return { confirm: isYes, cancel: !isYes, content };
    },
    showActionSheet: (options) => {
      const choices = options.itemList as unknown[];
      if (choices.length === 0) refuse('parameter error: itemList should have at least 1 item');
      if (choices.length > choicesMost) refuse('parameter error: itemList should not be large than 6');
      note('showActionSheet', options);
      const tapIndex = answers.actionSheet ?? refuse('cancel');
      if (tapIndex >= choices.length)
        throw new Error(`The sheet has ${choices.length} lines, not ${tapIndex}`);
      return { tapIndex };
    },
    setClipboardData: async (options) => {
      await demandPrivacy(life, 'setClipboardData');
      note('setClipboardData', options);
      phone.clipboard = String(options.data);
    },
    getClipboardData: async () => {
      await demandPrivacy(life, 'getClipboardData');
      return { data: phone.clipboard };
    },
  });
}

import { type Element, isOn, propertiesOf } from '../elements';
import { trigger } from '../event';
import { callPage, type Life, pageOfElement } from '../life';
import { writeTemporary } from '../wx/file-system';
import { openSettings } from '../wx/permissions';
import { demandPrivacy, noteAgreement } from '../wx/privacy';
import { Refusal } from '../wx/refusal';
import { reset, submit } from './form';

/** What WeChat's own button does after its tap: its form's work first, then what it opens. */
export function press(life: Life, button: Element): void {
  if (isOn(button, 'disabled')) return;
  const { formType, openType } = propertiesOf(button);
  if (formType === 'submit') submit(button);
  if (formType === 'reset') reset(button);
  if (typeof openType !== 'string' || openType === '') return;
  const open = openTypes[openType];
  if (!open) throw new Error(`button open-type="${openType}" is not built in the simulator`);
  open(life, button);
}

type Open = (life: Life, button: Element) => void;

/** What the person is asked under a button arrives a moment later as an event of that button. */
const asking =
  (name: string, event: string, ask: (life: Life) => Readonly<Record<string, unknown>>): Open =>
  async (life, button) => {
    const detail = await demandPrivacy(life, `button.${name}`).then(
      () => ask(life),
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        return { errMsg: `${name}:fail ${error.reason}`, ...error.fields };
      },
    );
    if (!life.isOver) trigger(button, event, detail);
  };

const openTypes: Readonly<Record<string, Open>> = {
  getPhoneNumber: asking('getPhoneNumber', 'getphonenumber', ({ phone }) => {
    const code = phone.answers.phoneNumberCode;
    return code === undefined
      ? { errMsg: 'getPhoneNumber:fail user deny' }
      : { errMsg: 'getPhoneNumber:ok', code };
  }),
  chooseAvatar: asking('chooseAvatar', 'chooseavatar', ({ phone }) => {
    const [photo] = phone.answers.photos;
    if (!photo) return { errMsg: 'chooseAvatar:fail cancel' };
    return { avatarUrl: writeTemporary(phone, photo, 'jpeg') };
  }),
  share: (life, button) => {
    const page = pageOfElement(life, button)!;
    const { id, dataset } = button;
    const options = callPage(life, page, 'onShareAppMessage', { from: 'button', target: { id, dataset } });
    life.phone.shown.push({ name: 'share', options: JSON.parse(JSON.stringify(options ?? {})) });
  },
  contact: (life, button) => {
    const { sessionFrom = '' } = propertiesOf(button);
    life.phone.shown.push({ name: 'contact', options: { sessionFrom } });
    trigger(button, 'contact', { errMsg: 'enterContact:ok', path: '', query: {} });
  },
  openSetting: (life, button) => trigger(button, 'opensetting', openSettings(life)),
  agreePrivacyAuthorization: (life, button) => {
    noteAgreement(life, button.id);
    trigger(button, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
  },
};

import type { Life } from '../life';
import { asyncMethods, type Options } from './method';
import { refuse } from './refusal';
import { demandTap } from './taps';

const templatesMost = 5;

/** The sheet on which the person allows messages, each template one message. */
export function subscribeMethods(life: Life) {
  return asyncMethods(life, { requestSubscribeMessage: (options) => request(life, options) });
}

async function request(life: Life, options: Options) {
  const { phone } = life;
  const templates = options.tmplIds as string[];
  if (templates.length === 0) refuse("TmplIds can't be empty", { errCode: 10001 });
  if (templates.length > templatesMost) refuse('Templates count out of max bounds', { errCode: 20003 });
  demandTap(life);
  const { subscribeMessage } = phone.answers;
  if (subscribeMessage === 'off') refuse('The main switch is switched off', { errCode: 20004 });
  phone.shown.push({ name: 'requestSubscribeMessage', options: { tmplIds: [...templates] } });
  if (subscribeMessage === 'accept') await phone.cloud.allowMessages?.(templates);
  return Object.fromEntries(templates.map((id) => [id, subscribeMessage]));
}

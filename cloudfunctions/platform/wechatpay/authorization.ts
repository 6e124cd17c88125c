import type { Outcome } from './outcome';
import type { AuthorizationRefusal } from './refusal-codes';

export type AuthorizationName = { mchid: string; outAuthorizationNo: string };

export type AuthorizationRequest = AuthorizationName & {
  openid: string;
  sceneId: string;
  /** Which of our accounts this is, as the person will read it in WeChat. */
  displayName: string;
  perception?: string;
  notifyUrl: string;
};

export const authorizationStates = ['WAIT_USER_CONFIRM', 'TAKING_EFFECT', 'CLOSED'] as const;

export type Authorization = {
  outAuthorizationNo: string;
  state: (typeof authorizationStates)[number];
  /** Only once it is in effect; transfers name it. */
  authorizationId?: string;
  mchid?: string;
  appid?: string;
  openid?: string;
  sceneId?: string;
  /** Opens WeChat's page; told by a creation only. */
  packageInfo?: string;
  closeReason?: string;
};

export type AuthorizationOutcome = Outcome<{ authorization: Authorization }, AuthorizationRefusal>;

import { digits } from '../chance';
import type { Desk } from '../desk';
import type { News } from '../envelope';
import { queueNotice } from '../notice';
import { chinaTime } from '../wire';
import type { Wanted } from './asked';

/** What one person allowed one merchant for one scene: to be paid without being asked. */
export type Authorization = {
  mchid: string;
  wanted: Wanted;
  openid: string;
  state: 'WAIT_USER_CONFIRM' | 'TAKING_EFFECT' | 'CLOSED';
  createdAt: number;
  packageInfo: string;
  /** Known to the person's page of the transfer it was asked with. */
  outBillNo?: string;
  authorizationId?: string;
  authorizedAt?: number;
  closed?: { at: number; reason: 'CLOSE_VIA_MCH_API' | 'USER_CLOSE' | 'USER_OVERDUE_UNCONFIRMED' };
};

const CONFIRM_WITHIN_MS = 24 * 3_600_000;

const keyOf = (mchid: string, number: string) => `authorization:${mchid}:${number}`;

export const keepAuthorization = ({ store }: Desk, authorization: Authorization) =>
  store.put(keyOf(authorization.mchid, authorization.wanted.out_authorization_no), authorization);

/** After a day nobody can allow it any more. */
export function authorizationNow(desk: Desk, mchid: string, number: string): Authorization | undefined {
  const kept = desk.store.get<Authorization>(keyOf(mchid, number));
  if (kept?.state !== 'WAIT_USER_CONFIRM') return kept;
  const until = kept.createdAt + CONFIRM_WITHIN_MS;
  if (desk.nowMs <= until) return kept;
  const overdue: Authorization = {
    ...kept,
    state: 'CLOSED',
    closed: { at: until, reason: 'USER_OVERDUE_UNCONFIRMED' },
  };
  keepAuthorization(desk, overdue);
  return overdue;
}

export const authorizationsOf = (desk: Desk, mchid = '') =>
  desk.store
    .list<Authorization>(`authorization:${mchid}`)
    .map(({ mchid, wanted }) => authorizationNow(desk, mchid, wanted.out_authorization_no))
    .filter((kept) => kept !== undefined);

/** The person says yes on WeChat's page. */
export function allow(desk: Desk, authorization: Authorization): void {
  const allowed: Authorization = {
    ...authorization,
    state: 'TAKING_EFFECT',
    authorizationId: `2012025${digits(desk.random, 20)}`,
    authorizedAt: desk.nowMs,
  };
  keepAuthorization(desk, allowed);
  tell(desk, allowed, 'CONFIRMED');
}

export function close(
  desk: Desk,
  authorization: Authorization,
  reason: 'CLOSE_VIA_MCH_API' | 'USER_CLOSE',
): Authorization {
  const closed: Authorization = { ...authorization, state: 'CLOSED', closed: { at: desk.nowMs, reason } };
  keepAuthorization(desk, closed);
  tell(desk, closed, 'CLOSED');
  return closed;
}

function tell(desk: Desk, authorization: Authorization, what: 'CONFIRMED' | 'CLOSED'): void {
  const { mchid, wanted } = authorization;
  queueNotice(desk, {
    mchid,
    url: wanted.authorization_notify_url,
    about: { outAuthorizationNo: wanted.out_authorization_no },
    at: desk.nowMs,
    news: authorizationNews(authorization, what),
  });
}

export const authorizationNews = (authorization: Authorization, what: 'CONFIRMED' | 'CLOSED'): News => ({
  event: `MCHTRANSFER.AUTHORIZATION.${what}`,
  summary: what === 'CONFIRMED' ? '用户确认自动收款授权通知' : '用户关闭自动收款授权通知',
  type: 'mch_payment',
  plaintext: { mchid: authorization.mchid, ...told(authorization) },
});

export const told = ({ wanted, state, authorizationId, authorizedAt, closed }: Authorization) => ({
  out_authorization_no: wanted.out_authorization_no,
  appid: wanted.appid,
  openid: wanted.openid,
  user_display_name: wanted.user_display_name,
  ...(authorizationId !== undefined && { authorization_id: authorizationId }),
  state,
  ...(authorizedAt !== undefined && { authorize_time: chinaTime(authorizedAt) }),
  ...(closed && { close_info: { close_time: chinaTime(closed.at), close_reason: closed.reason } }),
});

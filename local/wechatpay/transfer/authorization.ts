import type { Asking } from '../desk';
import { isReply, isSame, readBody } from '../fields';
import type { Question } from '../merchant';
import { chinaTime, type Reply, refusal } from '../wire';
import { type Asked, Wanted } from './asked';
import {
  type Authorization,
  authorizationNow,
  authorizationsOf,
  close,
  keepAuthorization,
  told,
} from './authorization-book';
import { scenes } from './scene';

export function requestAuthorization(q: Question, { body }: Asking): Reply {
  const wanted = readBody(body, Wanted);
  if (isReply(wanted)) return wanted;
  const authorization = place(q, wanted);
  if (isReply(authorization)) return authorization;
  if (authorization.state !== 'WAIT_USER_CONFIRM')
    return refusal(400, 'INVALID_REQUEST', '授权单当前状态不支持重新申请');
  return {
    status: 200,
    json: {
      out_authorization_no: wanted.out_authorization_no,
      state: authorization.state,
      create_time: chinaTime(authorization.createdAt),
      package_info: authorization.packageInfo,
    },
  };
}

/** The authorization that is asked for on the page of a first transfer; a reply only when it cannot be. */
export function authorizeWith(
  q: Question,
  asked: Asked,
  info: NonNullable<Asked['authorization_info']>,
): Reply | undefined {
  const { appid, openid, transfer_scene_id } = asked;
  const placed = place(q, { ...info, appid, openid, transfer_scene_id }, asked.out_bill_no);
  return isReply(placed) ? placed : undefined;
}

export function queryAuthorization(q: Question, { number }: Asking): Reply {
  const authorization = authorizationNow(q, q.merchant.mchid, number);
  if (!authorization) return refusal(404, 'NOT_FOUND', '授权单不存在');
  const { transfer_scene_id, user_recv_perception } = authorization.wanted;
  const json = {
    ...told(authorization),
    transfer_scene_id,
    ...(user_recv_perception !== undefined && { user_recv_perception }),
    create_time: chinaTime(authorization.createdAt),
  };
  return { status: 200, json };
}

export function closeAuthorization(q: Question, { number, body }: Asking): Reply {
  if (!['', '{}'].includes(body.toString('utf8').trim()))
    return refusal(400, 'PARAM_ERROR', '解除授权没有请求参数');
  const authorization = authorizationNow(q, q.merchant.mchid, number);
  if (!authorization) return refusal(404, 'NOT_FOUND', '授权单不存在');
  if (authorization.state === 'CLOSED' && authorization.authorizedAt !== undefined)
    return { status: 200, json: told(authorization) };
  if (authorization.state !== 'TAKING_EFFECT')
    return refusal(400, 'INVALID_REQUEST', '授权单当前状态不支持解除');
  return { status: 200, json: told(close(q, authorization, 'CLOSE_VIA_MCH_API')) };
}

export function authorizationInEffect(
  q: Question,
  asked: Pick<Asked, 'authorization_id' | 'out_authorization_no' | 'transfer_scene_id'>,
): Authorization | undefined {
  const { authorization_id: id, out_authorization_no: number } = asked;
  return authorizationsOf(q, q.merchant.mchid).find(
    ({ authorizationId, wanted, state }) =>
      state === 'TAKING_EFFECT' &&
      wanted.transfer_scene_id === asked.transfer_scene_id &&
      (id === undefined ? wanted.out_authorization_no === number : authorizationId === id),
  );
}

function place(q: Question, wanted: Wanted, outBillNo?: string): Authorization | Reply {
  const { merchant, nowMs, random } = q;
  if (wanted.appid !== merchant.appid) return refusal(400, 'PARAM_ERROR', 'appid与mchid不匹配');
  const scene = merchant.sceneIds.includes(wanted.transfer_scene_id) && scenes[wanted.transfer_scene_id];
  if (!scene) return refusal(400, 'INVALID_REQUEST', '该转账场景不可用');
  const perception = wanted.user_recv_perception;
  if (perception !== undefined && !scene.perceptions.includes(perception))
    return refusal(400, 'INVALID_REQUEST', '暂不支持展示当前传入的用户收款感知');
  const known = authorizationNow(q, merchant.mchid, wanted.out_authorization_no);
  if (known && !isSame(known.wanted, wanted))
    return refusal(400, 'INVALID_REQUEST', '单号已存在但信息不一致,请确认后重试');
  if (known) return known;
  if (authorizationsOf(q, merchant.mchid).some((other) => isInTheWay(other, wanted)))
    return refusal(400, 'INVALID_REQUEST', '用户在该转账场景下已有生效中的授权');
  const authorization: Authorization = {
    mchid: merchant.mchid,
    wanted,
    openid: wanted.openid,
    state: 'WAIT_USER_CONFIRM',
    createdAt: nowMs,
    packageInfo: random(48).toString('base64'),
    ...(outBillNo !== undefined && { outBillNo }),
  };
  keepAuthorization(q, authorization);
  return authorization;
}

/** One person has one authorization for one scene. */
const isInTheWay = ({ state, wanted }: Authorization, asked: Wanted) =>
  state === 'TAKING_EFFECT' &&
  wanted.openid === asked.openid &&
  wanted.transfer_scene_id === asked.transfer_scene_id;

import * as z from 'zod';
import {
  type Authorization,
  type AuthorizationName,
  type AuthorizationRequest,
  authorizationStates,
} from './authorization';
import type { WechatPayMerchant } from './configuration';
import type { Connect } from './connection';
import type { WechatPay } from './port';
import { type Reading, readAnswer } from './read-answer';
import { type AuthorizationRefusal, authorizationRefusals } from './refusal-codes';
import { assertSendable, inPath, isNotifyUrl, isShort } from './sendable';

const AUTHORIZATIONS = '/v3/fund-app/mch-transfer/user-confirm-authorization';
const NUMBER = /^[0-9A-Za-z]{1,32}$/;

type Authorizations = Pick<WechatPay, 'sendAuthorization' | 'queryAuthorization' | 'closeAuthorization'>;

export function authorizationsOver(connect: Connect): Authorizations {
  return {
    sendAuthorization: async (request) => {
      const { merchant, ask } = await connect(request.mchid);
      const body = authorizationBody(merchant, request);
      return readAnswer(await ask({ method: 'POST', path: AUTHORIZATIONS, body }), about(request));
    },
    queryAuthorization: async (name) => {
      const { ask } = await connect(name.mchid);
      return readAnswer(await ask({ method: 'GET', path: pathOf(name), body: '' }), about(name));
    },
    closeAuthorization: async (name) => {
      const { ask } = await connect(name.mchid);
      return readAnswer(await ask({ method: 'POST', path: `${pathOf(name)}/close`, body: '' }), about(name));
    },
  };
}

const pathOf = ({ outAuthorizationNo }: AuthorizationName) =>
  `${AUTHORIZATIONS}/out-authorization-no/${inPath(outAuthorizationNo, NUMBER)}`;

/** The same request gives the same bytes, so nothing has to be kept. */
function authorizationBody(merchant: WechatPayMerchant, request: AuthorizationRequest): string {
  const scene = merchant.scenes.find(({ id }) => id === request.sceneId);
  const { perception } = request;
  assertSendable(`Authorization ${request.outAuthorizationNo}`, [
    [NUMBER.test(request.outAuthorizationNo), 'the number has 1 to 32 letters and digits'],
    [isShort(request.openid, 64), 'the openid has 1 to 64 characters'],
    [isShort(request.displayName, 32), 'the display name has 1 to 32 characters'],
    [isNotifyUrl(request.notifyUrl), 'the notify address is https, at most 256 characters, without query'],
    [scene !== undefined, `merchant ${merchant.mchid} has no scene ${request.sceneId}`],
    [
      perception === undefined || scene?.perceptions.includes(perception) === true,
      'the scene does not show this perception',
    ],
  ]);
  return JSON.stringify({
    out_authorization_no: request.outAuthorizationNo,
    appid: merchant.appid,
    openid: request.openid,
    transfer_scene_id: request.sceneId,
    user_display_name: request.displayName,
    user_recv_perception: perception,
    authorization_notify_url: request.notifyUrl,
  });
}

const about = ({
  outAuthorizationNo,
}: AuthorizationName): Reading<{ authorization: Authorization }, AuthorizationRefusal> => ({
  codes: authorizationRefusals,
  read: (json) => {
    const authorization = readAuthorization(json);
    if (!authorization) return 'not_understood';
    return authorization.outAuthorizationNo === outAuthorizationNo ? { authorization } : 'another_bill';
  },
});

const WireAuthorization = z
  .object({
    out_authorization_no: z.string(),
    state: z.enum(authorizationStates),
    authorization_id: z.string().optional(),
    mchid: z.string().optional(),
    appid: z.string().optional(),
    openid: z.string().optional(),
    transfer_scene_id: z.string().optional(),
    package_info: z.string().optional(),
    close_info: z.object({ close_reason: z.string() }).optional(),
  })
  // One in effect without an id could never be used, and one of nobody might be anybody's.
  .refine((wire) => wire.state !== 'TAKING_EFFECT' || (wire.authorization_id && wire.openid && wire.appid));

export function readAuthorization(json: unknown): Authorization | undefined {
  const parsed = WireAuthorization.safeParse(json);
  if (!parsed.success) return undefined;
  const wire = parsed.data;
  return {
    outAuthorizationNo: wire.out_authorization_no,
    state: wire.state,
    ...(wire.authorization_id !== undefined && { authorizationId: wire.authorization_id }),
    ...(wire.mchid !== undefined && { mchid: wire.mchid }),
    ...(wire.appid !== undefined && { appid: wire.appid }),
    ...(wire.openid !== undefined && { openid: wire.openid }),
    ...(wire.transfer_scene_id !== undefined && { sceneId: wire.transfer_scene_id }),
    ...(wire.package_info !== undefined && { packageInfo: wire.package_info }),
    ...(wire.close_info !== undefined && { closeReason: wire.close_info.close_reason }),
  };
}

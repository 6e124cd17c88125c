import * as z from 'zod';
import { address, decrypt, isReply, readBody, text } from '../fields';
import type { Merchant } from '../merchant';
import { type Reply, refusal } from '../wire';
import { scenes } from './scene';

const everyTransfer = {
  appid: text(32),
  out_bill_no: z.string().regex(/^[0-9A-Za-z]{1,32}$/),
  transfer_scene_id: text(36),
  user_name: z.string().optional(),
  transfer_amount: z.int().positive(),
  transfer_remark: text(32),
  notify_url: address(256).optional(),
  user_recv_perception: text(32).optional(),
  transfer_scene_report_infos: z
    .array(z.strictObject({ info_type: text(15), info_content: text(32) }))
    .min(1),
};

/** `transfer-bills`: the payee opens a page and confirms. */
export const ToConfirm = z.strictObject({
  ...everyTransfer,
  openid: text(64),
  user_recv_style: z.strictObject({ type: z.enum(['CONFIRM_PAGE', 'RED_PACKET']) }).optional(),
});
/** `transfer-bills/pre-transfer-with-authorization`: with this page the payee allows the next ones too. */
export const WithAuthorization = z.strictObject({
  ...everyTransfer,
  openid: text(64),
  authorization_info: z
    .strictObject({
      user_display_name: text(64),
      out_authorization_no: z.string().regex(/^[0-9A-Za-z]{1,32}$/),
      authorization_notify_url: address(256),
    })
    .optional(),
});
/** `transfer-bills/transfer`: to somebody who allowed it. Two official pages name two ways to say whom. */
export const Authorized = z
  .strictObject({
    ...everyTransfer,
    authorization_id: text(64).optional(),
    out_authorization_no: text(32).optional(),
  })
  .refine(({ authorization_id, out_authorization_no }) => authorization_id ?? out_authorization_no, {
    error: 'authorization_id is required',
  });

/** `user-confirm-authorization`: to be paid without being asked. */
export const Wanted = z.strictObject({
  out_authorization_no: z.string().regex(/^[0-9A-Za-z]{1,32}$/),
  appid: text(32),
  openid: text(64),
  transfer_scene_id: text(36),
  user_display_name: text(64),
  user_recv_perception: text(32).optional(),
  authorization_notify_url: address(256),
});
export type Wanted = z.output<typeof Wanted>;

/** With the name in clear. */
export type Asked = z.output<typeof ToConfirm> &
  Partial<Pick<z.output<typeof WithAuthorization>, 'authorization_info'>> &
  Partial<Pick<z.output<typeof Authorized>, 'authorization_id' | 'out_authorization_no'>>;

type Common = Omit<Asked, 'openid'>;

export function readAsked<Schema extends z.ZodType<Common>>(
  schema: Schema,
  body: Buffer,
  merchant: Merchant,
  serial: string | undefined,
): z.output<Schema> | Reply {
  const asked = readBody(body, schema);
  if (isReply(asked)) return asked;
  if (asked.user_name === undefined) return brokenRule(asked, merchant) ?? asked;
  const userName = decrypt(asked.user_name, merchant, serial);
  if (userName === undefined) return refusal(400, 'PARAM_ERROR', '敏感信息解密失败,请检查Wechatpay-Serial');
  const clear = { ...asked, user_name: userName };
  return brokenRule(clear, merchant) ?? clear;
}

const RED_PACKET_MAX_FEN = 20_000;

function brokenRule(asked: Common, merchant: Merchant): Reply | undefined {
  const { transfer_amount: amount, user_name: name, user_recv_perception: perception } = asked;
  const scene = merchant.sceneIds.includes(asked.transfer_scene_id) && scenes[asked.transfer_scene_id];
  if (asked.appid !== merchant.appid) return refusal(400, 'PARAM_ERROR', 'appid与mchid不匹配');
  if (!scene) return refusal(400, 'INVALID_REQUEST', '该转账场景不可用');
  const isRedPacket = asked.user_recv_style?.type === 'RED_PACKET';
  const most = isRedPacket ? Math.min(merchant.maxFen, RED_PACKET_MAX_FEN) : merchant.maxFen;
  if (amount < 10 || amount > most) return refusal(400, 'INVALID_REQUEST', '超过单笔转账上下限');
  if (amount < 30 && name !== undefined)
    return refusal(400, 'PARAM_ERROR', '转账金额小于0.3元时不支持传入收款用户姓名');
  if (amount >= 200_000 && name === undefined)
    return refusal(400, 'PARAM_ERROR', '转账金额不小于2000元时须传入收款用户姓名');
  if (perception !== undefined && !scene.perceptions.includes(perception)) {
    return refusal(400, 'INVALID_REQUEST', '暂不支持展示当前传入的用户收款感知');
  }
  const reported = asked.transfer_scene_report_infos.map(({ info_type }) => info_type).toSorted();
  if (reported.join() !== scene.reportTypes.toSorted().join()) {
    return refusal(400, 'INVALID_REQUEST', `需传入转账场景报备信息: ${scene.reportTypes.join('、')}`);
  }
  return undefined;
}

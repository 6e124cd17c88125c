import { constants, privateDecrypt } from 'node:crypto';
import * as z from 'zod';
import type { Merchant } from './merchant';
import { scenes } from './scene';
import { type Reply, refusal } from './wire';

/** Characters are counted as the user sees them. */
const text = (max: number) =>
  z
    .string()
    .refine((value) => value.length > 0 && [...value].length <= max, `must have 1 to ${max} characters`);

/** The fields of a creation as documented; a field that is not documented is refused by its name. */
const Asked = z.strictObject({
  appid: text(32),
  out_bill_no: z.string().regex(/^[0-9A-Za-z]{1,32}$/),
  transfer_scene_id: text(36),
  openid: text(64),
  user_name: z.string().optional(),
  transfer_amount: z.int().positive(),
  transfer_remark: text(32),
  notify_url: z.string().max(256).optional(),
  user_recv_perception: text(32).optional(),
  transfer_scene_report_infos: z
    .array(z.strictObject({ info_type: text(15), info_content: text(32) }))
    .min(1),
});
/** With the name in clear: encryption is random, so only the clear name can be compared on re-entry. */
export type Asked = z.infer<typeof Asked>;

export function readAsked(body: Buffer, merchant: Merchant, serial: string | undefined): Asked | Reply {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    return refusal(400, 'PARAM_ERROR', '请求内容不是合法的JSON');
  }
  const parsed = Asked.safeParse(json);
  if (!parsed.success) return refusal(400, 'PARAM_ERROR', `参数错误: ${z.prettifyError(parsed.error)}`);
  const asked = parsed.data;
  if (asked.user_name === undefined) return brokenRule(asked, merchant) ?? asked;
  const userName = decrypt(asked.user_name, merchant, serial);
  if (userName === undefined) return refusal(400, 'PARAM_ERROR', '敏感信息解密失败,请检查Wechatpay-Serial');
  const clear = { ...asked, user_name: userName };
  return brokenRule(clear, merchant) ?? clear;
}

export const isReply = (value: Asked | Reply): value is Reply => 'status' in value;

function brokenRule(asked: Asked, merchant: Merchant): Reply | undefined {
  const { transfer_amount: amount, user_name: name, user_recv_perception: perception } = asked;
  const scene = merchant.sceneIds.includes(asked.transfer_scene_id) && scenes[asked.transfer_scene_id];
  if (asked.appid !== merchant.appid) return refusal(400, 'PARAM_ERROR', 'appid与mchid不匹配');
  if (asked.notify_url !== undefined && !/^https:\/\/[^?#\s]+$/.test(asked.notify_url)) {
    return refusal(400, 'PARAM_ERROR', 'notify_url须为https地址且不带参数');
  }
  if (!scene) return refusal(400, 'INVALID_REQUEST', '该转账场景不可用');
  if (amount < 10 || amount > merchant.maxFen) return refusal(400, 'INVALID_REQUEST', '超过单笔转账上下限');
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

function decrypt(cipher: string, merchant: Merchant, serial: string | undefined): string | undefined {
  const named = merchant.platformKeys.find((key) => key.serial === serial);
  if (!named) return undefined;
  const oaep = { key: named.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
  try {
    return privateDecrypt(oaep, Buffer.from(cipher, 'base64')).toString('utf8');
  } catch {
    return undefined;
  }
}

import { constants, type KeyObject, publicEncrypt } from 'node:crypto';
import type { WechatPayMerchant } from './configuration';
import { assertSendable, isFen, isNotifyUrl, isShort } from './sendable';
import type { TransferRequest } from './transfer';

const NAME_ALLOWED_FROM_FEN = 30;
const NAME_NEEDED_FROM_FEN = 200_000;
const SMALLEST_FEN = 10;
const RED_PACKET_MOST_FEN = 20_000;

/** The JSON that is frozen with the payout. */
export function transferBody(merchant: WechatPayMerchant, request: TransferRequest, key: KeyObject): string {
  assertSendable(`Transfer ${request.outBillNo}`, rulesOf(merchant, request));
  const { authorizationId } = request;
  return JSON.stringify({
    appid: merchant.appid,
    out_bill_no: request.outBillNo,
    transfer_scene_id: request.sceneId,
    // An authorization is one person's, and its endpoint knows no openid.
    ...(authorizationId === undefined ? { openid: request.openid } : { authorization_id: authorizationId }),
    user_name: request.userName === undefined ? undefined : encrypt(request.userName, key),
    transfer_amount: request.amountFen,
    transfer_remark: request.remark,
    notify_url: request.notifyUrl,
    user_recv_perception: request.perception,
    user_recv_style: request.style && { type: request.style },
    transfer_scene_report_infos: request.reportInfos.map(({ type, content }) => ({
      info_type: type,
      info_content: content,
    })),
  });
}

function rulesOf(merchant: WechatPayMerchant, request: TransferRequest): [boolean, string][] {
  const scene = merchant.scenes.find(({ id }) => id === request.sceneId);
  if (!scene) return [[false, `merchant ${merchant.mchid} has no scene ${request.sceneId}`]];
  const { amountFen, userName, style, authorizationId, perception } = request;
  const types = request.reportInfos.map(({ type }) => type);
  return [
    [/^[0-9A-Za-z]{1,32}$/.test(request.outBillNo), 'the number has 1 to 32 letters and digits'],
    [isShort(request.openid, 64), 'the openid has 1 to 64 characters'],
    [isFen(amountFen, SMALLEST_FEN), 'the amount is at least 10 whole fen'],
    [amountFen <= scene.maxFen, `the scene pays at most ${scene.maxFen} fen at once`],
    [amountFen >= NAME_ALLOWED_FROM_FEN || userName === undefined, 'a name is not allowed below 30 fen'],
    [amountFen < NAME_NEEDED_FROM_FEN || userName !== undefined, 'a name is needed from 200,000 fen'],
    [style !== 'RED_PACKET' || amountFen <= RED_PACKET_MOST_FEN, 'a red packet carries at most 20,000 fen'],
    [style === undefined || authorizationId === undefined, 'what nobody confirms has no style'],
    [isShort(request.remark, 32), 'the remark has 1 to 32 characters'],
    [isNotifyUrl(request.notifyUrl), 'the notify address is https, at most 256 characters, without query'],
    [
      perception === undefined || scene.perceptions.includes(perception),
      'the scene does not show this perception',
    ],
    [sameSet(types, scene.reportTypes), `the scene reports exactly ${scene.reportTypes.join(', ')}`],
    [request.reportInfos.every(({ content }) => isShort(content, 32)), 'a report has 1 to 32 characters'],
  ];
}

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item)) && new Set(a).size === a.length;

function encrypt(text: string, key: KeyObject): string {
  const oaep = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
  return publicEncrypt(oaep, Buffer.from(text)).toString('base64');
}

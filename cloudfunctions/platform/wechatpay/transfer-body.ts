import { constants, type KeyObject, publicEncrypt } from 'node:crypto';
import type { WechatPayMerchant } from './configuration';
import type { TransferRequest } from './port';

const NAME_ALLOWED_FROM_FEN = 30;
const NAME_NEEDED_FROM_FEN = 200_000;
const SMALLEST_FEN = 10;

/** The JSON that is frozen with the payout. A broken rule is a bug of ours and is thrown before anything is sent. */
export function transferBody(merchant: WechatPayMerchant, request: TransferRequest, key: KeyObject): string {
  const broken = brokenRules(merchant, request);
  if (broken.length > 0)
    throw new Error(`Transfer ${request.outBillNo} cannot be sent: ${broken.join('; ')}.`);
  return JSON.stringify({
    appid: merchant.appid,
    out_bill_no: request.outBillNo,
    transfer_scene_id: request.sceneId,
    openid: request.openid,
    user_name: request.userName === undefined ? undefined : encrypt(request.userName, key),
    transfer_amount: request.amountFen,
    transfer_remark: request.remark,
    notify_url: request.notifyUrl,
    user_recv_perception: request.perception,
    transfer_scene_report_infos: request.reportInfos.map(({ type, content }) => ({
      info_type: type,
      info_content: content,
    })),
  });
}

function brokenRules(merchant: WechatPayMerchant, request: TransferRequest): string[] {
  const scene = merchant.scenes.find(({ id }) => id === request.sceneId);
  if (!scene) return [`merchant ${merchant.mchid} has no scene ${request.sceneId}`];
  const { amountFen, userName } = request;
  const types = request.reportInfos.map(({ type }) => type);
  const rules: [boolean, string][] = [
    [/^[0-9A-Za-z]{1,32}$/.test(request.outBillNo), 'the number has 1 to 32 letters and digits'],
    [request.openid.length > 0 && request.openid.length <= 64, 'the openid has 1 to 64 characters'],
    [Number.isSafeInteger(amountFen) && amountFen >= SMALLEST_FEN, 'the amount is at least 10 whole fen'],
    [amountFen <= scene.maxFen, `the scene pays at most ${scene.maxFen} fen at once`],
    [amountFen >= NAME_ALLOWED_FROM_FEN || userName === undefined, 'a name is not allowed below 30 fen'],
    [amountFen < NAME_NEEDED_FROM_FEN || userName !== undefined, 'a name is needed from 200,000 fen'],
    [isShort(request.remark, 32), 'the remark has 1 to 32 characters'],
    [isNotifyUrl(request.notifyUrl), 'the notify address is https, at most 256 characters, without query'],
    [
      request.perception === undefined || scene.perceptions.includes(request.perception),
      'the scene does not show this perception',
    ],
    [sameSet(types, scene.reportTypes), `the scene reports exactly ${scene.reportTypes.join(', ')}`],
    [request.reportInfos.every(({ content }) => isShort(content, 32)), 'a report has 1 to 32 characters'],
  ];
  return rules.filter(([holds]) => !holds).map(([, rule]) => rule);
}

/** WeChat counts characters, not UTF-16 units. */
const isShort = (text: string, max: number) => text.length > 0 && [...text].length <= max;

const isNotifyUrl = (url: string) => url.length <= 256 && /^https:\/\/[^?#\s]+$/.test(url);

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item)) && new Set(a).size === a.length;

function encrypt(text: string, key: KeyObject): string {
  const oaep = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
  return publicEncrypt(oaep, Buffer.from(text)).toString('base64');
}

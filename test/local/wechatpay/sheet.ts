import { sign } from 'node:crypto';

type Wanted = { appid: string; prepayId: string | undefined; openid: string };

/** What opens WeChat's page for paying, signed as the documentation says. */
export function sheetFor({ privateKey }: { privateKey: string }, { appid, prepayId, openid }: Wanted) {
  const parts = { appId: appid, timeStamp: '1763690400', nonceStr: 'abc', package: `prepay_id=${prepayId}` };
  const text = `${parts.appId}\n${parts.timeStamp}\n${parts.nonceStr}\n${parts.package}\n`;
  const paySign = sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64');
  return { ...parts, signType: 'RSA' as const, paySign, openid };
}

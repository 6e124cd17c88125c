import { verify } from 'node:crypto';

export function isSignedBy(pem: string, headers: Record<string, string>, body: Buffer): boolean {
  const signed = `${headers['Wechatpay-Timestamp']}\n${headers['Wechatpay-Nonce']}\n${body.toString('utf8')}\n`;
  const signature = Buffer.from(headers['Wechatpay-Signature'] ?? '', 'base64');
  return verify('RSA-SHA256', Buffer.from(signed), pem, signature);
}

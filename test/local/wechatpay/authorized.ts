import { sign, X509Certificate } from 'node:crypto';
import type { Request } from '../../../local/wechatpay/wire';

type Setup = { mchid: string; privateKey: string; certificate: string; publicKey?: { id: string } };
type Asked = { method: string; path: string; body?: string; nowMs: number; serial?: string };

let nonces = 0;

/** A request as a merchant would sign it, written from the documentation and not with our own client. */
export function authorized(setup: Setup, { method, path, body = '', nowMs, serial }: Asked): Request {
  nonces += 1;
  const nonce = `nonce${nonces}`;
  const timestamp = Math.floor(nowMs / 1000);
  const signed = `${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`;
  const signature = sign('RSA-SHA256', Buffer.from(signed), setup.privateKey).toString('base64');
  const fields = {
    mchid: setup.mchid,
    nonce_str: nonce,
    signature,
    timestamp,
    serial_no: new X509Certificate(setup.certificate).serialNumber,
  };
  const told = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return {
    method,
    path,
    headers: {
      authorization: `WECHATPAY2-SHA256-RSA2048 ${told.join(',')}`,
      'content-type': 'application/json',
      ...((serial ?? setup.publicKey) && { 'wechatpay-serial': serial ?? setup.publicKey?.id }),
    },
    body: Buffer.from(body),
  };
}

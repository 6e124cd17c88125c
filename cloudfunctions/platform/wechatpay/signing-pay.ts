import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import Pay from 'wechatpay-node-v3';
import type { PaySheet } from '#contracts/vocabulary';
import { officialHost, type WechatPayMerchant } from './configuration';
import { type ExactBody, type Exchange, type Reply, transport } from './transport';

export type Call = { method: 'GET' | 'POST'; path: string; body: string; serial?: string };
type Options = { exchange: Exchange; now: () => number };

/**
 * The library signs and shapes requests; what it does wrong is overridden here. It mis-signs a POST without body,
 * makes nonces with Math.random and names the merchant's serial number in lower case.
 */
export class SigningPay extends Pay {
  private readonly now: () => number;

  constructor(merchant: WechatPayMerchant, options: Options) {
    super({
      appid: merchant.appid,
      mchid: merchant.mchid,
      publicKey: Buffer.from(merchant.certificate),
      // As text the library would have it read anew for each signature.
      privateKey: createPrivateKey(merchant.privateKey) as unknown as Buffer,
      serial_no: new X509Certificate(merchant.certificate).serialNumber,
      userAgent: 'crowncap/1',
    });
    this.now = options.now;
    this.createHttp(transport(options.exchange));
  }

  /** Names the platform key we hold, so that the answer is signed with it. */
  async call(request: Call): Promise<Reply> {
    const url = officialHost + request.path;
    const params: ExactBody = { exactBody: request.body };
    const headers = this.getHeaders(this.buildAuthorization(request.method, url, params), {
      'Content-Type': 'application/json',
      ...(request.serial !== undefined && { 'Wechatpay-Serial': request.serial }),
    });
    const output =
      request.method === 'GET'
        ? await this.httpService.get(url, headers)
        : await this.httpService.post(url, params, headers);
    return output.data as Reply;
  }

  /** The library makes a sheet only while it places the order, which would be a second order when asked again. */
  paySheet(prepayId: string): PaySheet {
    const timeStamp = Math.floor(this.now() / 1000).toString();
    const nonceStr = randomBytes(16).toString('hex');
    const prepay = `prepay_id=${prepayId}`;
    const paySign = this.sha256WithRsa(`${this.appid}\n${timeStamp}\n${nonceStr}\n${prepay}\n`);
    return { timeStamp, nonceStr, package: prepay, signType: 'RSA', paySign };
  }

  protected override buildAuthorization(method: string, url: string, params: ExactBody): string {
    const timestamp = Math.floor(this.now() / 1000).toString();
    const nonce = randomBytes(16).toString('hex');
    const path = url.slice(officialHost.length);
    const signature = this.sha256WithRsa(`${method}\n${path}\n${timestamp}\n${nonce}\n${params.exactBody}\n`);
    return this.getAuthorization(nonce, timestamp, signature);
  }
}

import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import * as z from 'zod';

export const officialHost = 'https://api.mch.weixin.qq.com';

const Pem = z.string().startsWith('-----BEGIN ');
const PublicKey = z.strictObject({ id: z.string().startsWith('PUB_KEY_ID_'), pem: Pem });

/** One merchant number as its console shows it; scenes and their texts are approved there, so they are not in code. */
export const WechatPayMerchant = z
  .strictObject({
    mchid: z.string().regex(/^\d{8,10}$/),
    appid: z.string().min(1).max(32),
    privateKey: Pem,
    certificate: Pem,
    apiV3Key: z.string().refine((key) => Buffer.byteLength(key) === 32, 'the APIv3 key has exactly 32 bytes'),
    publicKey: PublicKey.optional(),
    /** Still used by WeChat for a while after a new one was downloaded from the console. */
    formerPublicKeys: z.array(PublicKey).default([]),
    platformCertificates: z.array(Pem).default([]),
    scenes: z.array(
      z.strictObject({
        id: z.string().regex(/^\d{4}$/),
        reportTypes: z.array(z.string()).min(1),
        perceptions: z.array(z.string()),
        maxFen: z.int().positive(),
      }),
    ),
  })
  .refine((merchant) => merchant.publicKey || merchant.platformCertificates.length > 0, {
    error: 'neither a WeChat Pay public key nor a platform certificate: no answer could ever be verified',
  })
  .refine((merchant) => certifies(merchant.certificate, merchant.privateKey), {
    error: 'the certificate does not belong to the private key',
  });
export type WechatPayMerchant = z.output<typeof WechatPayMerchant>;

function certifies(certificate: string, privateKey: string): boolean {
  const certified = new X509Certificate(certificate).publicKey;
  return certified.equals(createPublicKey(createPrivateKey(privateKey)));
}

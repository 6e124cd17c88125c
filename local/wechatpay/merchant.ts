import { selfSigned } from './certificate';
import type { Random } from './chance';
import type { Desk } from './desk';
import { certificateOf, type KeySource } from './key-pair';
import { scenes } from './scene';

/** What the console of WeChat Pay would hold of a merchant when the world begins. */
export type MerchantSeed = {
  mchid: string;
  appid: string;
  balanceFen: number;
  sceneIds: string[];
  maxFen?: number;
  /** New merchants verify by public key; older ones by platform certificates; both while they migrate. */
  keys?: ('public_key' | 'certificate')[];
};

export type Merchant = Required<MerchantSeed> & {
  frozenFen: number;
  privateKey: string;
  certificate: string;
  apiV3Key: string;
  platformKeys: PlatformKey[];
};
export type PlatformKey = {
  serial: string;
  kind: 'public_key' | 'certificate';
  privateKey: string;
  /** What the merchant downloads: a public key or a certificate. */
  pem: string;
};

const YEAR_MS = 365 * 86_400_000;

/** Keys are made once per folder and kept there; none is ever in the repository. */
export async function openMerchant(
  { store, random, nowMs }: Desk,
  seed: MerchantSeed,
  keys: KeySource,
): Promise<Merchant> {
  const known = store.get<Merchant>(merchantKey(seed.mchid));
  if (known) return known;
  const { privateKey } = await keys();
  const validity = { fromMs: nowMs - 2 * YEAR_MS, untilMs: nowMs + 5 * YEAR_MS };
  const merchant: Merchant = {
    maxFen: 20_000,
    keys: ['public_key'],
    ...seed,
    frozenFen: 0,
    privateKey,
    certificate: selfSigned({ name: `Local merchant ${seed.mchid}`, privateKey, ...validity }, random),
    apiV3Key: random(16).toString('hex'),
    platformKeys: await Promise.all(
      (seed.keys ?? ['public_key']).map((kind) => platformKey(kind, validity, { random, keys })),
    ),
  };
  store.put(merchantKey(seed.mchid), merchant);
  return merchant;
}

/** The configuration production code needs, in the shape a merchant would copy from the console. */
export function setupOf(merchant: Merchant) {
  const publicKey = merchant.platformKeys.find(({ kind }) => kind === 'public_key');
  return {
    mchid: merchant.mchid,
    appid: merchant.appid,
    privateKey: merchant.privateKey,
    certificate: merchant.certificate,
    apiV3Key: merchant.apiV3Key,
    ...(publicKey && { publicKey: { id: publicKey.serial, pem: publicKey.pem } }),
    platformCertificates: merchant.platformKeys
      .filter(({ kind }) => kind === 'certificate')
      .map(({ pem }) => pem),
    scenes: merchant.sceneIds.map((id) => {
      const scene = scenes[id];
      if (!scene) throw new Error(`WeChat Pay has no transfer scene ${id}.`);
      return {
        id,
        reportTypes: [...scene.reportTypes],
        perceptions: [...scene.perceptions],
        maxFen: merchant.maxFen,
      };
    }),
  };
}

export const merchantKey = (mchid: string) => `merchant:${mchid}`;

async function platformKey(
  kind: PlatformKey['kind'],
  validity: { fromMs: number; untilMs: number },
  { random, keys }: { random: Random; keys: KeySource },
): Promise<PlatformKey> {
  const { privateKey, publicKey } = await keys();
  if (kind === 'public_key') {
    const serial = `PUB_KEY_ID_011${random(16).toString('hex').toUpperCase()}`;
    return { kind, serial, privateKey, pem: publicKey };
  }
  const pem = selfSigned({ name: 'Local platform', privateKey, ...validity }, random);
  return { kind, serial: certificateOf(pem).serialNumber, privateKey, pem };
}

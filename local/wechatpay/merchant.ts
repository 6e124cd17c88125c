import { openAccount } from './account';
import { selfSigned } from './certificate';
import type { Desk } from './desk';
import { type KeySource, newKeys } from './key-pair';
import { newPlatformKey, type PlatformKey } from './platform-key';
import type { Store } from './store';
import { scenes } from './transfer/scene';

/** What the console of WeChat Pay would hold of a merchant when the world begins. */
export type MerchantSeed = {
  mchid: string;
  appid: string;
  /** In the operating account, from which people are paid. */
  balanceFen: number;
  /** In the basic account, where takings arrive. */
  basicFen?: number;
  sceneIds: string[];
  maxFen?: number;
  dayLimitFen?: number;
  /** New merchants verify by public key; older ones by platform certificates; both while they migrate. */
  keys?: ('public_key' | 'certificate')[];
};

export type Merchant = {
  mchid: string;
  appid: string;
  sceneIds: string[];
  maxFen: number;
  dayLimitFen: number;
  privateKey: string;
  certificate: string;
  apiV3Key: string;
  /** WeChat's own keys, the newest of each kind first. */
  platformKeys: PlatformKey[];
  /** Whether transfers come from an address that is not on the merchant's list. */
  isStrangeAddress: boolean;
};

/** A decision about what one merchant asked. */
export type Question = Desk & { merchant: Merchant };

const YEAR_MS = 365 * 86_400_000;

/** Keys are made once per folder and kept there; none is ever in the repository. */
export async function openMerchant(desk: Desk, seed: MerchantSeed, keys: KeySource = newKeys): Promise<void> {
  const { store, random, nowMs } = desk;
  if (store.get<Merchant>(merchantKey(seed.mchid))) return;
  const { privateKey } = await keys();
  const validity = { fromMs: nowMs - 2 * YEAR_MS, untilMs: nowMs + 5 * YEAR_MS };
  const kinds = seed.keys ?? ['public_key'];
  const merchant: Merchant = {
    mchid: seed.mchid,
    appid: seed.appid,
    sceneIds: seed.sceneIds,
    maxFen: seed.maxFen ?? 20_000,
    dayLimitFen: seed.dayLimitFen ?? 100_000_000,
    privateKey,
    certificate: selfSigned({ name: `Local merchant ${seed.mchid}`, privateKey, ...validity }, random),
    apiV3Key: random(16).toString('hex'),
    platformKeys: await Promise.all(kinds.map((kind) => newPlatformKey(desk, kind, keys))),
    isStrangeAddress: false,
  };
  store.atomically(() => {
    store.put(merchantKey(seed.mchid), merchant);
    openAccount(store, seed.mchid, 'OPERATION', seed.balanceFen);
    openAccount(store, seed.mchid, 'BASIC', seed.basicFen ?? 0);
  });
}

const merchantKey = (mchid: string) => `merchant:${mchid}`;

export const findMerchant = (store: Store, mchid: string) => store.get<Merchant>(merchantKey(mchid));

export function merchantOf(store: Store, mchid: string): Merchant {
  const merchant = findMerchant(store, mchid);
  if (!merchant) throw new Error(`The local WeChat Pay has no merchant ${mchid}.`);
  return merchant;
}

export const keepMerchant = (store: Store, merchant: Merchant) =>
  store.put(merchantKey(merchant.mchid), merchant);

/** A key that was replaced is not used any more, even by a request that names it. */
export function signingKey(merchant: Merchant, named?: string): PlatformKey {
  const inUse = merchant.platformKeys.filter(({ isReplaced }) => !isReplaced);
  const asked = merchant.platformKeys.find(({ serial }) => serial === named);
  const key =
    inUse.find(({ serial }) => serial === named) ??
    inUse.find(({ kind }) => kind === asked?.kind) ??
    inUse[0];
  if (!key) throw new Error(`Merchant ${merchant.mchid} has no platform key.`);
  return key;
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

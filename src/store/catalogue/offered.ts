import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';

type Seller = Output<StoreApi['offers']>['sellers'][number];
export type Offered = Seller['offers'][number] & { sellerName: string };

/** A product line has one seller, so nothing stands here twice. */
export const offeredBy = (sellers: readonly Seller[]): Offered[] =>
  sellers.flatMap(({ name, offers }) => offers.map((offer) => ({ ...offer, sellerName: name })));

export const categoriesOf = (offered: readonly Offered[]) =>
  Array.from(new Set(offered.map(({ category }) => category)));

/** Every typed part must stand in the name or in how it sounds, in any order: 茶 500, bhc and bing hong all find 冰红茶 500ml. */
export function found(offered: readonly Offered[], typed: string, category: string | undefined) {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return offered.filter(
    (offer) =>
      (category === undefined || offer.category === category) && parts.every((part) => standsIn(offer, part)),
  );
}

function standsIn({ name, pinyin = '', gtin }: Offered, part: string): boolean {
  if (name.toLowerCase().includes(part) || gtin.includes(part)) return true;
  const sounds = pinyin.split(' ');
  return sounds.some((_, from) => spell(sounds, from, part));
}

/** Each character by its first letter or by its whole sound, the last one as far as it is typed. */
function spell(sounds: readonly string[], from: number, typed: string): boolean {
  const sound = sounds[from];
  if (!sound || sound.charAt(0) !== typed.charAt(0)) return false;
  if (sound.startsWith(typed)) return true;
  return (
    (typed.startsWith(sound) && spell(sounds, from + 1, typed.slice(sound.length))) ||
    spell(sounds, from + 1, typed.slice(1))
  );
}

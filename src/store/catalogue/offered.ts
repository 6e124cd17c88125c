import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';

type Seller = Output<StoreApi['offers']>['sellers'][number];
export type Offered = Seller['offers'][number] & { sellerName: string };

/** A product line has one seller, so nothing stands here twice. */
export const offeredBy = (sellers: readonly Seller[]): Offered[] =>
  sellers.flatMap(({ name, offers }) => offers.map((offer) => ({ ...offer, sellerName: name })));

export const categoriesOf = (offered: readonly Offered[]) =>
  Array.from(new Set(offered.map(({ category }) => category)));

/** Every typed part must stand in the name or in its first letters, in any order: 茶 500 and bhc both find 冰红茶 500ml. */
export function found(offered: readonly Offered[], typed: string, category: string | undefined) {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return offered.filter(
    (offer) =>
      (category === undefined || offer.category === category) && parts.every((part) => standsIn(offer, part)),
  );
}

const standsIn = ({ name, initials = '', gtin }: Offered, part: string) =>
  name.toLowerCase().includes(part) || initials.includes(part) || gtin.includes(part);

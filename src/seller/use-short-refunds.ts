import type { SellerApi } from '#contracts/seller';
import { useAgainOnReturn } from '../shared/use-again-on-return';
import { useCall } from '../shared/use-call';
import { sellerCloud } from './seller-cloud';

const none = { refunds: [], more: false };

/** Beside the panel's own question and never in its way: a panel is shown without it. */
export function useShortRefunds() {
  const known = useCall<SellerApi['shortRefunds']>('shortRefunds', () => sellerCloud.shortRefunds({}));
  useAgainOnReturn(known.again);
  return known.value ?? none;
}

import type { SellerApi } from '#contracts/seller';
import { clientOf } from '../shared/cloud';

export const sellerCloud = clientOf<SellerApi>('seller');

import type { SellerApi } from '#contracts/seller';
import { clientOf } from '../shared/cloud';
import { seatOf } from '../shared/roles/seats';

export const sellerSeat = () => seatOf('seller')?.at;
export const sellerCloudAt = (at: string | undefined) => clientOf<SellerApi>('seller', () => at);
export const sellerCloud = clientOf<SellerApi>('seller', sellerSeat);

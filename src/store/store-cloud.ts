import type { PayApi } from '#contracts/pay';
import type { StoreApi } from '#contracts/store';
import { clientOf } from '../shared/cloud';

/** Paying needs the payment keys, which only that door has. */
export const payCloud = clientOf<Pick<PayApi, 'payOrder' | 'payment' | 'payDebt' | 'debtPayment'>>('pay');
export const storeCloud = clientOf<StoreApi>('store');

import type { PayApi } from '#contracts/pay';
import type { RepApi } from '#contracts/rep';
import { clientOf } from '../shared/cloud';

export const repCloud = clientOf<RepApi>('rep');
export const payCloud = clientOf<PayApi>('pay');

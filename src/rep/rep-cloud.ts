import type { PayApi } from '#contracts/pay';
import type { RepApi } from '#contracts/rep';
import { clientOf } from '../shared/cloud';
import { seatOf } from '../shared/roles/seats';

export const repSeat = () => seatOf('rep')?.at;

export const repCloudAt = (at: string | undefined) => clientOf<RepApi>('rep', () => at);
export const repCloud = clientOf<RepApi>('rep', repSeat);
export const payCloud = clientOf<PayApi>('pay', repSeat);

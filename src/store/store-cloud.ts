import type { StoreApi } from '#contracts/store';
import { clientOf } from '../shared/cloud';

export const storeCloud = clientOf<StoreApi>('store');

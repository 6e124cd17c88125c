import type { MemberApi } from '#contracts/member';
import { clientOf } from '../shared/cloud';

export const memberCloud = clientOf<MemberApi>('member');

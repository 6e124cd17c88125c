import { memberApi } from '#contracts/member';
import { points } from '../loyalty/points';
import { scan } from '../loyalty/scan';
import { seatOf } from '../people/identity';
import { signInByPhone, whoAmI } from '../people/sign-in';
import { callerOf } from '../platform/caller';
import { cloudWechat } from '../platform/cloud-wechat';
import { cloudWorld } from '../platform/cloud-world';
import { serve } from '../platform/serve';

const operatorPhones = (process.env.OPERATOR_PHONES ?? '').split(',').filter(Boolean);

export const main = serve({
  api: memberApi,
  handlers: { whoAmI, signInByPhone: signInByPhone(operatorPhones), scan, points },
  world: () => cloudWorld(cloudWechat),
  seatOf,
  callerOf,
});

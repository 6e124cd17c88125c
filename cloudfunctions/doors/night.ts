import { tryParked } from '../facts/fact';
import { watchBudgets } from '../field/budget-books';
import { watchBooks } from '../money/invariants/watch-books';
import { openDays, placesOf } from '../money/reconciliation/reconciliation';
import { cloudWorld } from '../platform/cloud-world';
import { log } from '../platform/log';
import { type Jobs, runJobs } from '../platform/run-jobs';
import { merchants } from '../platform/wechatpay/merchant-keys';
import { everyReaction } from '../reach/every-reaction';
import { greetShops } from '../reach/greet';
import { settleRebates } from '../trade/account/offset';
import { escalateComplaints } from '../trade/complaint/answer-complaint';
import { standDeliveries } from '../trade/delivery/stand-deliveries';
import { tellUntoldLate } from '../trade/promise/late';
import { rollUpPunctuality } from '../trade/promise/punctuality';
import { endVouchers } from '../trade/promotion/end-vouchers';
import { tellLatePrizes } from '../trade/rebate/prize';
import { rollUpLikeStores } from '../trade/restock/like-stores';
import { watchShelves } from '../trade/restock/watch-shelves';

const everyNight: Jobs = {
  likeStores: () => rollUpLikeStores(cloudWorld()),
  parked: () => tryParked(cloudWorld(), everyReaction),
  books: () => watchBooks({ ...cloudWorld(), report: log }),
  bills: openBills,
  rebates: () => settleRebates(cloudWorld()),
  vouchers: () => endVouchers(cloudWorld()),
  prizes: () => tellLatePrizes(cloudWorld()),
  late: () => tellUntoldLate(cloudWorld()),
  punctuality: () => rollUpPunctuality(cloudWorld()),
  deliveries: () => standDeliveries(cloudWorld()),
  greetings: () => greetShops(cloudWorld()),
  complaints: () => escalateComplaints(cloudWorld()),
  budgets: () => watchBudgets({ ...cloudWorld(), report: log }),
  shelves: () => watchShelves(cloudWorld()),
};

const MERCHANTS_AT_MOST = 500;

async function openBills(): Promise<number> {
  const world = cloudWorld();
  const known = await world.db.find(merchants, { where: { _id: { gt: '' } }, limit: MERCHANTS_AT_MOST });
  return openDays(world, placesOf(known));
}

/** What may take longer and needs no hurry. A function of its own, because CloudBase gives each one timer. */
export const main = () => runJobs(everyNight);

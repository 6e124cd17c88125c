import { watchBudgets } from '../field/budget-books';
import { watchBooks } from '../money/watch-books';
import { cloudWorld } from '../platform/cloud-world';
import { log } from '../platform/log';
import { type Jobs, runJobs } from '../platform/run-jobs';
import { rollUpLikeStores } from '../trade/like-stores';

const everyNight: Jobs = {
  likeStores: () => rollUpLikeStores(cloudWorld()),
  books: () => watchBooks({ ...cloudWorld(), report: log }),
  budgets: () => watchBudgets({ ...cloudWorld(), report: log }),
};

/** What may take longer and needs no hurry. A function of its own, because CloudBase gives each one timer. */
export const main = () => runJobs(everyNight);

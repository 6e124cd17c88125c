import { type Canned, cannedPhones } from './canned-phone';
import * as answers from './store-answers';

export const value = (of: unknown): Canned => ({ value: of });

/** What the cloud says unless a test says otherwise. */
const door: Record<string, Canned> = {
  browse: value(answers.browse),
  home: value(answers.home),
  offers: value(answers.offers),
  quote: value(answers.quote),
  placeOrder: value(answers.placed),
  orders: value(answers.orders),
  order: value(answers.shipped),
  rebate: value(answers.rebate),
  displayPlan: value({ places: [] }),
  confirmReceipt: value(answers.received),
  count: value({ counted: 1 }),
  calendar: value(answers.calendar),
  inbox: value(answers.inbox),
};
const wang = { role: 'owner', at: answers.storeId, name: '老王便利店' };

export type Opened = {
  path?: string;
  says?: Record<string, Canned>;
  kept?: Record<string, unknown>;
  seat?: typeof wang;
};

/** One browser for a suite, in which a phone of the store is opened with canned answers. */
export function storePhones() {
  const openPhone = cannedPhones();
  return async ({ path = 'store/home/home', says = {}, kept = {}, seat = wang }: Opened) => {
    return openPhone({
      path,
      kept,
      seat,
      now: answers.at,
      answers: { ...door, ...says },
    });
  };
}

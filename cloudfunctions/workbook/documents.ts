import type { Day, Fen } from '#contracts/vocabulary';
import type { TaskDocument } from '../field/task';
import type { Batch } from '../goods/batch';
import type { Catalog, Product } from '../goods/product';
import type { Shelf } from '../goods/shelf';
import { times } from '../money/rules/fen';
import type { Grant } from '../people/identity';
import type { Rep } from '../people/rep';
import type { Seller } from '../people/seller';
import type { Store } from '../people/store';
import type { WorkCalendar } from '../time/work-calendar';
import type { BrandPromotion } from '../trade/promotion/promotion';
import type { DisplayPlan } from '../trade/rebate/display';
import type { RebatePolicy } from '../trade/rebate/policy';
import { displayPlansOf, provesDisplay } from './display-documents';
import { grantsOf, repsOf, sellersOf, shelvesOf, storesOf } from './people-documents';
import { allowancesOf, allPromotionsOf } from './promotion-documents';
import type { Rows } from './rules/workbook-rows';
import {
  batchesOf,
  creditsOf,
  type OpenCredit,
  type PriceRows,
  policiesOf,
  priceListsOf,
  stocksOf,
} from './trade-documents';

/** What the workbook decides of each document, by its id; what the field adds later is not named here. */
export type Documents = {
  products: Map<string, Product>;
  catalogs: Map<string, Catalog>;
  sellers: Map<string, Seller>;
  phoneNumbers: Map<string, Grant[]>;
  reps: Map<string, Rep>;
  stores: Map<string, Omit<Store, 'bound'>>;
  shelves: Map<string, Pick<Shelf, 'storeId' | 'name' | 'tier' | 'supply' | 'rep' | 'kind'>>;
  priceLists: Map<string, PriceRows>;
  /** Cases by GTIN, as the seller counted them. */
  stocks: Map<string, Record<string, number>>;
  /** What capped promotions may give, by seller and key. */
  allowances: Map<string, number>;
  promotions: Map<string, BrandPromotion>;
  credits: Map<string, OpenCredit>;
  rebatePolicies: Map<string, RebatePolicy>;
  displayPlans: Map<string, DisplayPlan>;
  /** With all the money there is for it. */
  tasks: Map<
    string,
    Omit<TaskDocument, 'left' | 'holds' | 'budget' | 'isFrozen' | 'watched'> & { total: Fen }
  >;
  batches: Map<string, Batch>;
  workCalendars: Map<string, WorkCalendar>;
};

/** The documents a workbook stands for on a day: the same rows and day always make the same documents. */
export function documentsOf(rows: Rows, today: Day): Documents {
  const products = rows.products.map(({ values: { mustHave, crate, ...product } }) => ({
    ...product,
    ...(crate && { crate }),
    ...(mustHave && { mustHave }),
  }));
  const sellers = sellersOf(rows);
  const stores = storesOf(rows, today);
  return {
    products: byId(products, ({ gtin }) => gtin),
    catalogs: new Map(products.length ? [['current', { products }]] : []),
    sellers: byId(sellers, ({ sellerId }) => sellerId),
    phoneNumbers: grantsOf(rows, sellers),
    reps: byId(repsOf(rows), ({ repId }) => repId),
    stores: byId(stores, ({ storeId }) => storeId),
    shelves: byId(shelvesOf(rows, stores), ({ storeId }) => storeId),
    priceLists: priceListsOf(rows, sellers, today),
    stocks: stocksOf(rows),
    allowances: allowancesOf(rows),
    promotions: allPromotionsOf(rows),
    credits: creditsOf(rows),
    rebatePolicies: byId(policiesOf(rows), ({ policyId }) => policyId),
    displayPlans: displayPlansOf(rows),
    tasks: byId(
      rows.tasks.map(({ values: { budget, ...task }, revision }) => ({
        ...task,
        version: revision,
        total: budget ?? times(task.reward, task.quota),
        ...(provesDisplay(rows, task.taskId) && { provesDisplay: true as const }),
      })),
      ({ taskId }) => taskId,
    ),
    batches: batchesOf(rows),
    workCalendars: workCalendarsOf(rows),
  };
}

const workCalendarsOf = ({ holidays }: Rows): Map<string, WorkCalendar> =>
  new Map(
    holidays.length > 0
      ? [['current', { moved: Object.fromEntries(holidays.map(({ values: { day, kind } }) => [day, kind])) }]]
      : [],
  );

const byId = <Value>(values: readonly Value[], id: (value: Value) => string) =>
  new Map(values.map((value) => [id(value), value]));

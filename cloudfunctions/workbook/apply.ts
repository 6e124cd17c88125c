import type { Instant } from '#contracts/vocabulary';
import { tasks } from '../field/task';
import { type Batch, batches } from '../goods/batch';
import { catalogs, products } from '../goods/product';
import { bareShelf, shelves } from '../goods/shelf';
import { withTotal } from '../money/rules/budget';
import { phoneNumberId, phoneNumbers } from '../people/phone-number';
import { reps } from '../people/rep';
import { sellers } from '../people/seller';
import { isSame, takeBack } from '../people/sign-in';
import { stores } from '../people/store';
import type { Change, Collection, Where, World } from '../platform/ports';
import { workCalendars } from '../time/work-calendar';
import { priceLists } from '../trade/price/price-list';
import { keepOwnTerms } from '../trade/promise/delivery-terms';
import { promotions } from '../trade/promotion/promotion';
import { displayPlans } from '../trade/rebate/display';
import { rebatePolicies } from '../trade/rebate/policy';
import { allow } from './apply-allowance';
import { openCredit } from './apply-credit';
import { restock } from './apply-stock';
import type { Documents } from './documents';

export type Step = () => Promise<unknown>;

type Value<Name extends keyof Documents> = Documents[Name] extends Map<string, infer Fields> ? Fields : never;
/** Nothing is ever deleted: only a phone number that no row carries any more loses what it opened. */
type Appliers = {
  [Name in keyof Documents]: (id: string, after: Value<Name>, before?: Value<Name>) => Promise<unknown>;
};

/** How each kind of document takes what the workbook says of it, leaving alone what the field added. */
export function appliers(world: World, at: Instant): Appliers {
  const write = writerOn(world);
  return {
    products: (id, after, before) => write(products, id, after, before),
    catalogs: (id, after, before) => write(catalogs, id, after, before),
    sellers: (id, after, before) => write(sellers, id, after, before),
    phoneNumbers: async (id, grants = [], before) => {
      const phoneId = phoneNumberId(world, id);
      await write(phoneNumbers, phoneId, { grants }, before && { grants: before });
      const gone = (before ?? []).filter((held) => !grants.some((given) => isSame(held, given)));
      await takeBack(world, phoneId, gone);
    },
    reps: (id, after, before) => write(reps, id, after, before),
    stores: (id, after, before) => write(stores, id, after, before, { bound: false }),
    shelves: (id, after, before) => write(shelves, id, after, before, bareShelf),
    priceLists: async (id, after, before) => {
      await write(priceLists, id, after, before);
      await keepOwnTerms(world, after.sellerId, id);
    },
    stocks: (id, after, before) => restock(world, id, recounted(after, before), at),
    allowances: (id, after) => allow(world, id, after),
    promotions: (id, after, before) => write(promotions, id, after, before),
    credits: (id, after) => openCredit(world, id, after, at),
    rebatePolicies: (id, after, before) => write(rebatePolicies, id, after, before),
    displayPlans: (id, after, before) => write(displayPlans, id, after, before),
    tasks: (id, after, before) => offer(world, id, after, before),
    batches: (id, after) => register(world, id, after),
    workCalendars: (id, after, before) => write(workCalendars, id, after, before),
  };
}

/** A line that still says what it said was not counted anew. */
const recounted = (after: Value<'stocks'>, before: Value<'stocks'> = {}) =>
  Object.fromEntries(Object.entries(after).filter(([gtin, cases]) => before[gtin] !== cases));

/** A quota or a budget that grows or shrinks moves what is left by as much, and never below nothing. */
async function offer(
  world: World,
  id: string,
  { total, ...after }: Value<'tasks'>,
  before: Value<'tasks'> | undefined,
): Promise<unknown> {
  const fresh = { ...after, left: after.quota, holds: {}, budget: { total, left: total } };
  if ((await world.db.add(tasks, id, fresh)) === 'added') return;
  return world.db.transaction(async (tx) => {
    const known = await tx.get(tasks, id);
    if (!known || known.version >= after.version) return;
    const left = Math.max(0, known.left + after.quota - known.quota);
    const { total: _total, ...told } = before ?? { total };
    const { set, ...change } = setting(after, told);
    await tx.update(tasks, id, { ...change, set: { ...set, left, budget: withTotal(known.budget, total) } });
  });
}

/** What stands in printed codes stays as it was registered: the number, and the case size by which a cap knows its case. */
async function register(world: World, id: string, batch: Batch): Promise<void> {
  if ((await world.db.add(batches, id, batch)) === 'added') return;
  const { serial: _serial, gtin: _gtin, caseSize: _caseSize, ...told } = batch;
  await world.db.updateIf(batches, id, {}, { set: told });
}

const writerOn =
  (world: World) =>
  async <Fields extends object, Known extends object>(
    to: Collection<Fields>,
    id: string,
    after: Known,
    before: Known | undefined,
    rest?: Omit<Fields, keyof Known>,
  ): Promise<void> => {
    const fresh = { ...rest, ...after } as unknown as Fields;
    if (!before && (await world.db.add(to, id, fresh)) === 'added') return;
    const anything: Where = {};
    if (await world.db.updateIf(to, id, anything, setting(after, before))) return;
    await world.db.add(to, id, fresh);
  };

function setting(after: object, before: object | undefined): Change {
  const gone = Object.keys(before ?? {}).filter((field) => !(field in after));
  return { set: { ...after }, ...(gone.length ? { unset: gone } : {}) };
}

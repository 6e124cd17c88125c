import * as z from 'zod';
import type { Output, ParsedInput } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { Arrival, RecountReason } from '#contracts/stock';
import { Instant, PersonId, SellerId } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import type { Collection, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { dayOf } from '../time/rules/day';
import { type Counted, countedAs } from './counted';
import { catalogs } from './product';
import { readStockSheet } from './rules/stock-sheet';
import { stocks } from './stock';

/** Who said when, and why, that so much stands in the warehouse. `_id` is the id the phone made. */
const Recount = z.object({
  sellerId: SellerId,
  by: PersonId,
  at: Instant,
  reason: RecountReason,
  /** What could be promised of each before and after. */
  lines: z.array(
    z.object({
      gtin: z.string(),
      cases: z.number().int(),
      from: z.number().int(),
      to: z.number().int(),
      /** What more was said to come. */
      expected: Arrival.optional(),
    }),
  ),
});
type Recount = z.infer<typeof Recount>;

export const recounts: Collection<Recount> = {
  name: 'recounts',
  version: 1,
  schema: Recount,
  indexes: [indexed('by_seller', 'sellerId', '-at')],
};

/**
 * What stands in the warehouse, less what orders hold, can be promised from now on, and to whoever waits what comes. An
 * order that comes in between changes what was read, and it is read again.
 */
export async function recount(
  world: World,
  asked: ParsedInput<SellerApi['recount']>,
  seat: Seat,
): Promise<Output<SellerApi['recount']>> {
  const catalog = await world.db.get(catalogs, 'current');
  const known = new Set<string>(catalog?.products.map(({ gtin }) => gtin));
  if (!asked.lines.every(({ gtin }) => known.has(gtin))) return refuse('bad_input', { fields: ['lines'] });
  const today = dayOf(world.now());
  if (asked.lines.some(({ expected }) => expected && expected.on < today))
    return refuse('day_has_passed', {});
  await write(world, asked, asked.lines, seat);
  return { recounted: asked.lines.length };
}

/** From a table: all of it, or nothing and what is wrong in which row. */
export async function recountFromSheet(
  world: World,
  asked: ParsedInput<SellerApi['recountFromSheet']>,
  seat: Seat,
): Promise<Output<SellerApi['recountFromSheet']>> {
  const catalog = await world.db.get(catalogs, 'current');
  const known = new Set(catalog?.products.map(({ gtin }) => gtin));
  const { lines, wrong } = readStockSheet(asked.sheet, known, dayOf(world.now()));
  if (wrong.length > 0 || lines.length === 0) return { recounted: 0, wrong };
  await write(world, asked, lines, seat);
  return { recounted: lines.length, wrong: [] };
}

const TRIES = 20;

async function write(
  world: World,
  { recountId, reason }: Pick<ParsedInput<SellerApi['recount']>, 'recountId' | 'reason'>,
  lines: readonly Counted[],
  seat: Seat,
): Promise<void> {
  if (await world.db.get(recounts, recountId)) return;
  for (let tried = 0; tried < TRIES; tried++) {
    const stock = await world.db.get(stocks, seat.at);
    if (!stock) return refuse('not_yours', {});
    const at = world.now();
    const { asRead, change, moved } = countedAs(stock, lines, at);
    const set = { ...change.set, lastRecount: recountId };
    const isWritten =
      stock.lastRecount === recountId ||
      (await world.db.updateIf(stocks, seat.at, asRead, { ...change, set }));
    if (!isWritten) continue;
    const kept = { sellerId: stock.sellerId, by: seat.personId, at, reason, lines: moved };
    await world.db.add(recounts, recountId, kept);
    return;
  }
  refuse('busy', {});
}

import { createHash } from 'node:crypto';
import type { ParsedInput } from '#contracts/call';
import type { Exchange, ExchangeLine } from '#contracts/exchange';
import type { StoreApi } from '#contracts/store';
import type { Instant } from '#contracts/vocabulary';
import { type Shelf, shelves } from '../../goods/shelf';
import { hashOwnPhotos, mustHave } from '../../people/own-photo';
import type { Kept, Transaction, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { monthOf, previousMonth } from '../../time/rules/day';
import { orders } from '../order/order';
import { hasOwnRight } from '../rules/exchange/exchangeable';
import { type Share, takeFrom, worthOf } from '../rules/exchange/lots';
import { askedBefore, keepAsked, shownExchange } from './exchange';
import { termsFor } from './exchange-terms';
import { provePhotos } from './proven-photo';
import { lotsByGtin, mayGoBack, receivedLately, standingOf } from './standing';

type Asked = ParsedInput<StoreApi['askExchange']>;

export const digestOf = (asked: unknown) => createHash('sha256').update(JSON.stringify(asked)).digest('hex');

/** What does not sell or is near its end is asked to go back, if the seller's rule allows it, to the last bottle. */
export async function askExchange(world: World, asked: Asked, seat: Seat): Promise<Exchange> {
  const { exchangeId, storeId, sellerId, gtin, why } = asked;
  const digest = digestOf(asked);
  const hashes = await photosFor(world, asked, seat);
  const terms = (await termsFor(world, [sellerId]))(sellerId);
  const received = (await receivedLately(world, storeId)).filter((order) => order.sellerId === sellerId);
  const lots = lotsByGtin(received).get(gtin) ?? [];
  const at = world.now();
  return world.db.transaction(async (tx) => {
    const known = await askedBefore(tx, asked, digest);
    if (known) return shownExchange(known);
    const shelf = await tx.get(shelves, storeId);
    if (!shelf) return refuse('not_yours', {});
    const may = mayGoBack(why, standingOf(shelf, lots, gtin, at), terms, at);
    const shares = asked.bottles <= may.bottles ? takeFrom(may.shares, asked.bottles) : undefined;
    if (!shares) return refuse('exchange_refused', { may: may.bottles, ...(may.why && { why: may.why }) });
    await holdBack(tx, shares);
    await countInMonth(tx, shelf, gtin, bottlesByTerms(shares, why, at), at);
    await provePhotos(tx, hashes, { recordId: exchangeId, storeId, at });
    const lines = shares.map(({ lot, bottles }) => ({
      ...lineOf(lot, bottles, why),
      ...(isByOwnRight(lot, why, at) && { byPresale: true as const }),
    }));
    const first = received.find(({ orderId }) => orderId === lines[0]?.orderId);
    const names = { storeName: shelf.name, sellerName: first?.sellerName ?? '' };
    const tier = first?.tier ?? shelf.tier;
    const { instead, photos } = asked;
    return keepAsked(
      tx,
      { exchangeId, storeId, sellerId, ...names, tier, lines, instead, photos, digest },
      at,
    );
  });
}

/** Whether goods are near their end only a photo of the printed day tells. */
async function photosFor(world: World, { why, photos }: Asked, seat: Seat): Promise<string[]> {
  if (why === 'near_expiry' && photos.length === 0) return refuse('photo_missing', {});
  return mustHave(await hashOwnPhotos(world, photos, seat));
}

export const lineOf = (lot: Share['lot'], bottles: number, why: ExchangeLine['why']): ExchangeLine => ({
  orderId: lot.orderId,
  gtin: lot.gtin,
  name: lot.name,
  caseSize: lot.caseSize,
  why,
  bottles,
  amount: worthOf(lot, bottles),
});

const isByOwnRight = (lot: Share['lot'], why: Asked['why'], at: Instant) =>
  why === 'slow' && hasOwnRight(lot, at);

/** What a pre-sale promised takes nothing of what the month allows. */
const bottlesByTerms = (shares: readonly Share[], why: Asked['why'], at: Instant) =>
  shares.reduce((all, { lot, bottles }) => (isByOwnRight(lot, why, at) ? all : all + bottles), 0);

/** The receipts behind it give nothing back twice: what was seen of them must still be so, and is written. */
async function holdBack(tx: Transaction, shares: readonly Share[]): Promise<void> {
  for (const { lot, bottles } of shares) {
    const order = await tx.get(orders, lot.orderId);
    if ((order?.back?.[lot.gtin]?.asked ?? 0) !== lot.asked) return refuse('busy', {});
    await tx.update(orders, lot.orderId, { inc: { [`back.${lot.gtin}.asked`]: bottles } });
  }
}

async function countInMonth(
  tx: Transaction,
  shelf: Kept<Shelf>,
  gtin: string,
  bottles: number,
  at: Instant,
): Promise<void> {
  const month = monthOf(at);
  const gone = Object.keys(shelf.exchanged ?? {}).filter((known) => known < previousMonth(month));
  await tx.update(shelves, shelf._id, {
    inc: { [`exchanged.${month}.${gtin}`]: bottles },
    unset: gone.map((old) => `exchanged.${old}`),
  });
}

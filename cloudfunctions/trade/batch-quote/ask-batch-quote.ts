import { isDeepStrictEqual } from 'node:util';
import type { BatchQuote, storeBatchQuoteCalls } from '#contracts/batch-quote';
import type { ParsedInput } from '#contracts/call';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { visited } from '../order/propose-order';
import { priceListId, priceLists } from '../price/price-list';
import { shelfOf } from '../price/terms';
import { offersOf } from '../rules/prices';
import { batchQuotes, shownBatchQuote } from './batch-quote';

type Asked = ParsedInput<(typeof storeBatchQuoteCalls)['askBatchQuote']>;

/** Asked once however often it is sent; other goods under the same id are another question. */
export async function askBatchQuote(world: World, asked: Asked): Promise<BatchQuote> {
  return ask(world, asked, undefined);
}

/** For a buyer of the rep's own round. */
export async function askBatchQuoteFor(world: World, asked: Asked, seat: Seat): Promise<BatchQuote> {
  const rep = await visited(world, asked.storeId, seat);
  return ask(world, asked, rep.name);
}

async function ask(world: World, asked: Asked, askedByRep: string | undefined): Promise<BatchQuote> {
  const question = await questionOf(world, asked, askedByRep);
  if ((await world.db.add(batchQuotes, asked.batchQuoteId, question)) === 'added') return question;
  const before = await world.db.get(batchQuotes, asked.batchQuoteId);
  if (!before || before.storeId !== asked.storeId) return refuse('not_yours', {});
  const isSame = before.sellerId === asked.sellerId && isDeepStrictEqual(linesOf(before), asked.lines);
  return isSame ? shownBatchQuote(before) : refuse('batch_quote_moved_on', { state: before.state });
}

async function questionOf(
  world: World,
  { batchQuoteId, storeId, sellerId, lines, wantedOn, note }: Asked,
  askedByRep: string | undefined,
): Promise<BatchQuote> {
  const shelf = await shelfOf(world, storeId);
  const isSupplier = shelf.supply.some((supply) => supply.sellerId === sellerId);
  const list = isSupplier ? await world.db.get(priceLists, priceListId(sellerId, shelf.tier)) : undefined;
  if (!list) return refuse('not_yours', {});
  const offered = offersOf(list, shelf.supply);
  const unsold = lines.filter((line) => !offered.some(({ gtin }) => gtin === line.gtin));
  if (unsold.length > 0) return refuse('not_sold', { gtins: unsold.map(({ gtin }) => gtin) });
  return {
    batchQuoteId,
    storeId,
    storeName: shelf.name,
    sellerId,
    sellerName: list.seller.name,
    state: 'asked',
    lines: lines.flatMap((line) => {
      const price = offered.find(({ gtin }) => gtin === line.gtin);
      return price
        ? [{ ...line, name: price.name, caseSize: price.caseSize, listPrice: price.casePrice }]
        : [];
    }),
    wantedOn,
    ...(note && { note }),
    askedAt: world.now(),
    ...(askedByRep && { askedByRep }),
  };
}

const linesOf = ({ lines }: BatchQuote) => lines.map(({ gtin, cases }) => ({ gtin, cases }));

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '#contracts/call';
import type { PayBy } from '#contracts/quote';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import type { Answered } from '../../shared/cloud';
import { onOnline } from '../../shared/phone/network';
import { now } from '../../shared/time';
import { type Known, troubleOf } from '../../shared/use-call';
import type { Line } from '../basket';
import { storeCloud } from '../store-cloud';
import { partOf } from './part';

type Quoted = StoreApi['quote'];
/** How each seller is to be paid; cash where nothing was chosen. */
export type PayBys = Readonly<Record<string, PayBy>>;
type Asked = { lines: readonly Line[]; payBys: PayBys };

/** Fingers on a stepper are let finish before the price is asked. */
const calmMs = 250;

/** Never shown from memory: a price and a stock are good only now. */
export function useQuote(storeId: StoreId, lines: readonly Line[], payBys: PayBys): Known<Quoted> {
  const turn = useRef(0);
  const [known, setKnown] = useState<Omit<Known<Quoted>, 'again'>>({ isWaiting: true });

  const again = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    setKnown((before) => ({ ...before, isWaiting: true }));
    void outcome(storeId, { lines, payBys }).then((found) => {
      if (mine !== turn.current) return;
      setKnown((before) =>
        'trouble' in found ? { ...before, ...found, isWaiting: false } : { ...found, isWaiting: false },
      );
    });
  }, [storeId, lines, payBys]);

  useEffect(() => {
    turn.current += 1;
    setKnown((before) => ({ ...before, isWaiting: true }));
    const timer = setTimeout(again, calmMs);
    return () => clearTimeout(timer);
  }, [again]);
  useEffect(() => onOnline(again), [again]);

  return { ...known, again };
}

async function outcome(storeId: StoreId, asked: Asked) {
  try {
    const answered = await quoteEach(storeId, asked);
    return answered.ok
      ? { value: answered.value, asOf: now() }
      : { trouble: { kind: 'problem' as const, problem: answered.problem } };
  } catch (error) {
    return { trouble: troubleOf(error) };
  }
}

/** A quote has one way to pay, so a cart is asked for once in each way chosen, and each seller's part is taken from its own. */
async function quoteEach(storeId: StoreId, { lines, payBys }: Asked): Promise<Answered<Quoted>> {
  if (lines.length === 0) return { ok: true, value: { quotes: [], unsold: [] } };
  const ask = (payBy: PayBy) => storeCloud.quote({ storeId, lines: [...lines], payBy });
  const inCash = await ask('cash');
  if (!inCash.ok) return inCash;
  let merged = inCash.value;
  for (const way of ['wechat', 'account'] as const) {
    if (!merged.quotes.some(({ sellerId }) => payBys[sellerId] === way)) continue;
    const other = await ask(way);
    if (!other.ok) return other;
    merged = withThose(merged, other.value, (sellerId) => payBys[sellerId] === way);
  }
  return { ok: true, value: merged };
}

function withThose(
  known: Output<Quoted>,
  other: Output<Quoted>,
  isThis: (sellerId: string) => boolean,
): Output<Quoted> {
  const others = new Map(other.quotes.map((quote) => [partOf(quote), quote]));
  const quotes = known.quotes.map((quote) =>
    isThis(quote.sellerId) ? (others.get(partOf(quote)) ?? quote) : quote,
  );
  return { quotes, unsold: known.unsold };
}

import type { Standing } from '#contracts/restock';
import type { Instant } from '#contracts/vocabulary';
import {
  type Ends,
  endOf,
  lastReceivedAt,
  type Standings,
  standingOf,
  turnoverDays,
} from '../shelf/standing';
import { safetyOf } from './level';
import { type Asked, type Line, linesFor, type ShelfPage } from './lines';

export type Placed = {
  line: Line;
  standing: Standing;
  safety: number;
  turnover: number | undefined;
  ends: Ends | undefined;
};

type Page = ShelfPage & { lots?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined };

/** How everything this store carries stands: what is out or going first, then what is in the way. */
export function boardOf(asked: Asked & { shelf: Page }): Placed[] {
  const { lines, serviceLevel } = linesFor(asked);
  return lines
    .filter(({ demand }) => demand !== undefined)
    .map((line) => placed(line, serviceLevel, asked.shelf, asked.now))
    .toSorted(
      (a, b) =>
        urgency[a.standing] - urgency[b.standing] ||
        (a.turnover ?? Number.MAX_SAFE_INTEGER) - (b.turnover ?? Number.MAX_SAFE_INTEGER) ||
        (a.line.price.gtin < b.line.price.gtin ? -1 : 1),
    );
}

function placed(line: Line, serviceLevel: number, shelf: Page, now: Instant): Placed {
  const { price, left, perDay, underWay, item } = line;
  const safety = safetyOf(item, serviceLevel);
  const { gtin, shelfLifeDays } = price;
  const of: Standings = { gtin, left, perDay, underWay, safety, shelfLifeDays };
  const ends = endOf(shelf, of);
  const standing = standingOf(of, ends, lastReceivedAt(shelf, gtin), now);
  return { line, standing, safety, turnover: turnoverDays(of), ends };
}

const urgency: Record<Standing, number> = { out: 0, low: 1, expiring: 2, slow: 3, fine: 4 };

export type LowLine = { gtin: string; name: string; daysLeft: number };

/** What will run out before anything ordered now arrives, by the seller who could bring it. */
export function lowBySeller(board: readonly Placed[]): Record<string, LowLine[]> {
  const low: Record<string, LowLine[]> = {};
  for (const { line, standing } of board) {
    if (standing !== 'out' && standing !== 'low') continue;
    const { list, price, left, perDay } = line;
    const lines = low[list.sellerId] ?? [];
    lines.push({ gtin: price.gtin, name: price.name, daysLeft: Math.floor(left / perDay) });
    low[list.sellerId] = lines;
  }
  return low;
}

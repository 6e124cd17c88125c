import type { BackTest, Service, Standing } from '#contracts/restock';
import type { ShelfLine } from '#contracts/shelf';
import { shortYuan } from '../../shared/money';
import type { Standing as Shape } from '../../shared/parts/status';
import { dayOf, dayWord, momentWord, now } from '../../shared/time';

/** The two honest numbers in one breath. */
export function promiseOf({ missedPerMille, onShelf }: Service): string {
  const missed = Math.round(missedPerMille / 10);
  const misses = missed < 1 ? '来买的基本都有货' : `每卖 100 瓶，约缺 ${missed} 瓶`;
  return `${misses}；店里平常压货 ¥${shortYuan(onShelf)}`;
}

const standingWord: Record<Standing, string> = {
  out: '断货了',
  low: '快断货',
  expiring: '临期',
  slow: '滞销',
  fine: '够卖',
};

const shapes: Record<Standing, Shape> = {
  out: 'no',
  low: 'warn',
  expiring: 'warn',
  slow: 'wait',
  fine: 'done',
};

/** Enough for the days to come may still be on its way, and then the shelf is as good as empty all the same. */
export const statusOf = ({ standing, bottlesLeft, safety, underWay }: ShelfLine) =>
  standing === 'fine' && bottlesLeft < Math.max(1, safety) && underWay > 0
    ? { standing: 'wait' as const, word: '在路上' }
    : { standing: shapes[standing], word: standingWord[standing] };

/** How much and how long, in one line. */
export function lastingOf({ bottlesLeft, turnoverDays, underWay }: ShelfLine): string {
  if (bottlesLeft < 1) return underWay > 0 ? `店里没了，路上有 ${underWay} 瓶` : '店里没了';
  if (turnoverDays === undefined) return `约剩 ${bottlesLeft} 瓶，最近没卖出`;
  return `约剩 ${bottlesLeft} 瓶，${turnoverDays === 0 ? '今天就卖完' : `够卖 ${turnoverDays} 天`}`;
}

/** Everything behind the word of a row. */
export function factsOf(line: ShelfLine): string[] {
  const { bottlesLeft, bottlesPerDayTenths, safety, underWay, countedAt, ends, isMust } = line;
  const perDay = bottlesPerDayTenths / 10;
  return [
    lastingOf(line),
    perDay >= 1 ? `一天约卖 ${Math.round(perDay)} 瓶` : `一周约卖 ${Math.round(perDay * 7)} 瓶`,
    `安全线 ${safety} 瓶：低于它，现在订的货到之前可能断货`,
    ...(underWay > 0 && bottlesLeft > 0 ? [`路上还有 ${underWay} 瓶`] : []),
    ...(ends ? [endSentence(ends)] : []),
    ...(countedAt === undefined ? ['还没盘点过，按进货推算'] : [`上次盘点：${momentWord(countedAt, now())}`]),
    ...(isMust ? ['标了不能断货，建议会多备一些'] : []),
  ];
}

function endSentence({ on, isReckoned }: NonNullable<ShelfLine['ends']>): string {
  const day = dayWord(on, dayOf(now()));
  return isReckoned ? `最早的一批大约 ${day}到期（按进货日推算）` : `最早的一批 ${day}到期（扫过箱码）`;
}

/** What suggestions would have done, with what they would have cost, or what is missing to tell. */
export function backTestSentences(backTest: BackTest): string[] {
  if (!backTest.isEnough)
    return [`盘点还不够，再每周数一次，数 ${backTest.weeksMissing} 周，就能告诉您照建议订会怎样`];
  const { weeks, products, ownOut, suggestedOut, ownOnShelf, suggestedOnShelf } = backTest;
  return [
    `过去 ${weeks} 周照建议订，断货 ${suggestedOut} 次，您自己订是 ${ownOut} 次`,
    `店里平常压货 ¥${shortYuan(suggestedOnShelf)}，您自己是 ¥${shortYuan(ownOnShelf)}`,
    `算的是每周数过的 ${products} 样货，每一单只用当时知道的数`,
  ];
}

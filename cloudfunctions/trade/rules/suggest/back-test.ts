import type { BackTest, Dial } from '#contracts/restock';
import type { Day } from '#contracts/vocabulary';
import { shareOf, sum, times } from '../../../money/rules/fen';
import { addDays, startOf } from '../../../time/rules/day';
import type { Price } from '../prices';
import type { PooledModel } from '../restock/forecast';
import { askedOf } from '../restock/past';
import { demandsOf, forecastOf } from '../shelf/demand';
import type { Rhythm } from '../shelf/rhythm';
import type { Sold } from '../shelf/sold';
import { type Week, weeksOf } from '../shelf/weeks';
import { type Item, levelOf } from './level';
import { promised, serviceLevelFor } from './service';

/** Decided over so many last weeks; before them a product needs some to learn from. */
export const WEEKS_TESTED = 8;
export const LEAST_WEEKS_BEFORE = 4;

/** One product's past on this shelf: what was sold between looks, what counts found, and what stood there when the test begins. */
export type Tested = {
  price: Price;
  sold: readonly Sold[];
  scannedIn: (week: Day) => number;
  rhythm: Pick<Rhythm, 'leadDays' | 'reviewDays'>;
  isMust: boolean;
  counted: readonly { week: Day; bottles: number; came: number }[];
  stoodAtFirst: number;
};

type Setting = { dial: Dial; model: PooledModel | undefined; firstWeek: Day };

/**
 * The suggestions held against the store's own weeks. Each is decided with nothing but the weeks before it, and goods
 * come after the days they really take. A week counts as empty when a count finds nothing at its end, the owner's and the
 * suggestions' alike; theirs does, too, when somebody asked for a bottle that was not there, which no count tells of the
 * owner's: the milder measure is the owner's, and that is the honest side to err on.
 */
export function backTestOf(products: readonly Tested[], setting: Setting): BackTest {
  const tested = products.filter((each) => isTestable(each, setting));
  if (tested.length === 0) return { isEnough: false, weeksMissing: weeksMissing(products) };
  const serviceLevel = serviceLevelFor(
    tested.map((each) => itemOf(each, setting, setting.firstWeek)),
    promised[setting.dial],
  );
  const replayed = tested.map((each) => replay(each, setting, serviceLevel));
  const counts = tested.map(({ counted }) => counted.filter(({ week }) => isTestedWeek(week, setting)));
  const worth = (bottles: readonly number[]) =>
    sum(tested.map(({ price }, at) => times(shareOf(price.casePrice, price.caseSize), bottles[at] ?? 0)));
  return {
    isEnough: true,
    weeks: WEEKS_TESTED,
    products: tested.length,
    ownOut: counts.reduce((out, found) => out + weeksEmpty(found), 0),
    suggestedOut: replayed.reduce((out, { emptyWeeks }) => out + emptyWeeks, 0),
    ownOnShelf: worth(tested.map((each) => Math.round(ownStanding(each, setting)))),
    suggestedOnShelf: worth(replayed.map(({ onShelf }) => Math.round(onShelf))),
  };
}

/** Sales run evenly here and leave fractions; a count that finds less than half a bottle finds none. */
const LEAST_SEEN = 0.5;

/** Counted in most of the tested weeks, and for some before them. */
function isTestable(product: Tested, { firstWeek }: Setting): boolean {
  const { counted } = product;
  const before = knownOn(firstWeek, product).length;
  const looked = new Set(counted.map(({ week }) => week).filter((week) => isTestedWeek(week, { firstWeek })));
  return before >= LEAST_WEEKS_BEFORE && looked.size > WEEKS_TESTED / 2;
}

const isTestedWeek = (week: Day, { firstWeek }: Pick<Setting, 'firstWeek'>) =>
  week >= firstWeek && week < addDays(firstWeek, 7 * WEEKS_TESTED);

function weeksMissing(products: readonly Tested[]): number {
  const most = Math.max(0, ...products.map(({ counted }) => new Set(counted.map(({ week }) => week)).size));
  return Math.max(1, WEEKS_TESTED + LEAST_WEEKS_BEFORE - most);
}

/** The weeks an owner who decides on this Monday can know: of a count that comes later, nothing. */
function knownOn(monday: Day, { sold, scannedIn }: Tested): Week[] {
  const looked = sold.filter(({ until }) => until <= startOf(addDays(monday, 1)));
  return weeksOf(looked, scannedIn, undefined).filter(({ week }) => week < monday);
}

function itemOf(product: Tested, { model }: Setting, monday: Day): Item {
  const { price, rhythm, isMust } = product;
  return {
    week: forecastOf(knownOn(monday, product), undefined, model),
    rhythm,
    unseenDays: 0,
    caseSize: price.caseSize,
    isMust,
  };
}

/** The level decided on each Monday. */
export const levelsDecided = (product: Tested, setting: Setting, serviceLevel: number): number[] =>
  mondaysFrom(setting.firstWeek).map((monday) => levelOf(itemOf(product, setting, monday), serviceLevel));

const mondaysFrom = (firstWeek: Day) =>
  Array.from({ length: WEEKS_TESTED }, (_, place) => addDays(firstWeek, 7 * place));

/** Day by day: goods arrive, every so many days an order is decided, and the week's sales are asked for evenly. */
function replay(product: Tested, setting: Setting, serviceLevel: number) {
  const { caseSize } = product.price;
  const { leadDays, reviewDays } = product.rhythm;
  const arriving = new Map<number, number>();
  let stock = product.stoodAtFirst;
  let [emptyWeeks, onShelf] = [0, 0];
  const levels = levelsDecided(product, setting, serviceLevel);
  const weeks = weeksOf(product.sold, product.scannedIn, undefined);
  const demands = demandsOf(weeks, setting.model);
  const really = new Map(weeks.map(({ week }, place) => [week, askedOf(demands[place] ?? 0)]));
  for (const [week, monday] of mondaysFrom(setting.firstWeek).entries()) {
    const [level = 0, asked = 0] = [levels[week], really.get(monday)];
    let missed = 0;
    for (let day = 7 * week; day < 7 * week + 7; day++) {
      stock += arriving.get(day) ?? 0;
      arriving.delete(day);
      if (day % reviewDays === 0) {
        const coming = [...arriving.values()].reduce((total, bottles) => total + bottles, 0);
        const cases = Math.max(0, Math.ceil((level - stock - coming) / caseSize));
        arriving.set(day + leadDays, (arriving.get(day + leadDays) ?? 0) + cases * caseSize);
      }
      const served = Math.min(stock, asked / 7);
      missed += asked / 7 - served;
      stock -= served;
      onShelf += stock / (7 * WEEKS_TESTED);
    }
    if (missed >= 1 || stock < LEAST_SEEN) emptyWeeks++;
  }
  return { emptyWeeks, onShelf };
}

/** Between two counts it falls from what stood there and came to what is left; what came was missing until it came. */
function ownStanding({ counted, rhythm }: Tested, setting: Setting): number {
  const standing = counted.flatMap(({ week, bottles, came }, place) => {
    const before = counted[place - 1];
    if (!before || !isTestedWeek(week, setting)) return [];
    return [Math.max(0, (before.bottles + came + bottles) / 2 - (came * rhythm.leadDays) / 7)];
  });
  return mean(standing);
}

const weeksEmpty = (counts: readonly { week: Day; bottles: number }[]) =>
  new Set(counts.filter(({ bottles }) => bottles === 0).map(({ week }) => week)).size;
const mean = (numbers: readonly number[]) =>
  numbers.reduce((total, each) => total + each, 0) / Math.max(1, numbers.length);

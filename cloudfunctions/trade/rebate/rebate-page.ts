import type { Output, ParsedInput } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Instant, Month, SellerId } from '#contracts/vocabulary';
import { fen, sum } from '../../money/rules/fen';
import type { Kept, World } from '../../platform/ports';
import { dayOf, monthOf, monthsAfter, previousMonth } from '../../time/rules/day';
import { type Credit, credits } from '../account/credit';
import { nextDueDay, overdueOf } from '../rules/account';
import { type Parts, readyFrom } from '../rules/rebate/purse';
import { EVER, type Rebate, rebates } from './rebate';

type Page = Output<StoreApi['rebate']>;

const MONTHS_SHOWN = 12;
const STATEMENTS_AT_MOST = 200;
const SELLERS_AT_MOST = 50;

/** The store's ledger with brand and sellers: what was earned by which rule, what can be used, what is owed. */
export async function rebate(
  world: World,
  { storeId, month }: ParsedInput<StoreApi['rebate']>,
): Promise<Page> {
  const now = world.now();
  const months = month ? monthsBack(month) : [...comingMonths(now), ...monthsBack(monthOf(now))];
  const found = await world.db.find(rebates, {
    where: { storeId, month: { in: [...months, EVER] } },
    orderBy: [['month', 'desc']],
    limit: STATEMENTS_AT_MOST,
  });
  const accounts = await world.db.find(credits, { where: { storeId }, limit: SELLERS_AT_MOST });
  const purse = found.find(({ parts }) => parts);
  const parts = purse?.parts ?? {};
  return {
    usable: purse?.usable ?? fen(0),
    ready: readyOf(parts, purse?.usable ?? fen(0), monthOf(now)),
    carried: purse?.carried ?? fen(0),
    owed: accounts.map((account) => owedTo(account, dayOf(now))),
    statements: found.flatMap((each) => statementOf(each, parts)),
  };
}

function readyOf(parts: Parts, usable: number, running: Month): Page['ready'] {
  const sellers = new Map(Object.values(parts).map(({ sellerId, sellerName }) => [sellerId, sellerName]));
  return [...sellers].flatMap(([sellerId, sellerName]) => {
    const there = sum(readyFrom(parts, sellerId, running).map(([, left]) => left));
    const amount = fen(Math.min(there, usable));
    return amount === 0 ? [] : [{ sellerId: sellerId as SellerId, sellerName, amount }];
  });
}

function owedTo(account: Kept<Credit>, today: ReturnType<typeof dayOf>): Page['owed'][number] {
  const { sellerId, sellerName, owed, inFavour = fen(0), limit } = account;
  const due = nextDueDay(account);
  const overdue = overdueOf(account, today) !== undefined;
  const back = inFavour > 0 && { inFavour };
  return { sellerId, sellerName, owed, ...back, limit, ...(due && { dueDay: due }), overdue };
}

function statementOf(rebate: Kept<Rebate>, parts: Parts): Page['statements'] {
  const { _id, statement, disputes } = rebate;
  if (!statement) return [];
  const settled = sum(
    Object.values(parts)
      .filter(({ rebateId }) => rebateId === _id)
      .map(({ done }) => done),
  );
  return [
    {
      ...statement,
      ...(settled > 0 && { settled }),
      ...shownPrize(rebate),
      disputes: disputes ?? [],
    },
  ];
}

function shownPrize({ prize, prizeMissedBy }: Rebate) {
  if (!prize) return {};
  const { name, state, dueOn, sellerName } = prize;
  return {
    prize: {
      ...{ name, state },
      ...(dueOn && { dueOn }),
      ...(sellerName && { sellerName }),
      ...(prizeMissedBy && { missedBy: prizeMissedBy }),
    },
  };
}

/** A quarter that runs is called by a month that is still to come. */
const comingMonths = (now: Instant): Month[] => [monthsAfter(monthOf(now), 2), monthsAfter(monthOf(now), 1)];

function monthsBack(latest: Month): Month[] {
  const months = [latest];
  while (months.length < MONTHS_SHOWN) months.push(previousMonth(months.at(-1) ?? latest));
  return months;
}

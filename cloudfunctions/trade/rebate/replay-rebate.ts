import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import type { RebateDraft, RebateReplay } from '#contracts/rebate-replay';
import type { StoreId } from '#contracts/vocabulary';
import { type Fact, facts } from '../../facts/fact';
import { shelves } from '../../goods/shelf';
import type { Kept, World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { firstDayOf, monthOf, monthsAfter, startOf } from '../../time/rules/day';
import { firstMonthOf, type Happened, lastMonthOf } from '../rules/rebate/replay';
import { replay } from '../rules/rebate/replay-answer';
import { ReturnNews } from './claw-back';
import { Shown } from './count-display';
import { ReceiptNews } from './count-receipt';

/** Further back nobody plans; and so no store has more news than a page. */
const MONTHS_BACK = 24;
const PAGE = 1000;
const PAGES = 10;

/** What a policy would have done in months that were; it writes nothing. */
export async function replayRebate(
  world: World,
  { draft, after }: ParsedInput<BrandApi['replayRebate']>,
): Promise<Output<BrandApi['replayRebate']>> {
  const running = monthOf(world.now());
  if (draft.from < monthsAfter(running, -MONTHS_BACK) || lastMonthOf(draft) > running)
    return refuse('bad_input', { fields: ['draft.from'] });
  if (draft.rule.kind === 'prize' && draft.prizeValue === undefined)
    return refuse('bad_input', { fields: ['draft.prizeValue'] });
  const part = await nextStores(world, draft, after);
  const answer = replay(draft, part.happened, running);
  return { ...(await withNames(world, answer)), ...(part.after && { after: part.after }) };
}

/** Stores in the order of their ids, each whole: a page ends in the middle of one, which is read anew with the next. */
async function nextStores(world: World, draft: RebateDraft, after: StoreId | undefined) {
  const happened = new Map<StoreId, Happened>();
  let last = after;
  for (let page = 0; page < PAGES; page += 1) {
    const news = (await newsAfter(world, last, draft)).map(told);
    const stores = [...new Set(news.map(({ storeId }) => storeId))];
    const isLast = news.length < PAGE;
    const whole = isLast ? stores : stores.slice(0, -1);
    for (const storeId of whole) happened.set(storeId, happenedAt(storeId, news));
    if (isLast) return { happened };
    if (whole.length === 0) throw new Error(`Store ${stores[0]} has more news than a page.`);
    last = whole.at(-1);
  }
  return { happened, after: last };
}

const newsAfter = (world: World, storeId: StoreId | undefined, { rule, from }: RebateDraft) =>
  world.db.find(facts, {
    where: {
      kind: { in: ['receipt', 'return', ...(rule.kind === 'display' ? ['display'] : [])] },
      'about.storeId': { gt: storeId ?? '' },
      at: { gte: startOf(firstDayOf(firstMonthOf({ rule, from }))) },
    },
    orderBy: [['about.storeId', 'asc']],
    limit: PAGE,
  });

type News = { storeId: StoreId } & ({ came: ReceiptNews } | { wentBack: ReturnNews } | { shown: Shown });

function told({ kind, about }: Kept<Fact>): News {
  if (kind === 'display') {
    const shown = Shown.parse(about);
    return { storeId: shown.storeId, shown };
  }
  if (kind === 'receipt') {
    const came = ReceiptNews.parse(about);
    return { storeId: came.storeId, came };
  }
  const wentBack = ReturnNews.parse(about);
  return { storeId: wentBack.storeId, wentBack };
}

function happenedAt(storeId: StoreId, all: readonly News[]): Happened {
  const own = all.filter((news) => news.storeId === storeId);
  return {
    came: own.flatMap((news) => ('came' in news ? [news.came] : [])),
    wentBack: own.flatMap((news) => ('wentBack' in news ? [news.wentBack] : [])),
    shown: own.flatMap((news) => ('shown' in news ? [news.shown] : [])),
  };
}

async function withNames(world: World, answer: RebateReplay): Promise<RebateReplay> {
  const lists = [answer.winners, answer.near, answer.pulled, answer.split, answer.shifted, answer.justEnough];
  const asked = [...new Set(lists.flatMap(({ named }) => named.map(({ storeId }) => storeId)))];
  if (asked.length === 0) return answer;
  const found = await world.db.find(shelves, { where: { _id: { in: asked } }, limit: asked.length });
  const names = new Map(found.map(({ storeId, name }) => [storeId, name]));
  const naming = <Each extends { storeId: StoreId }>(list: {
    count: number;
    amount: RebateReplay['cost'];
    named: Each[];
  }) => ({
    ...list,
    named: list.named.map((each) => ({ ...each, storeName: names.get(each.storeId) ?? each.storeId })),
  });
  return {
    ...answer,
    winners: naming(answer.winners),
    near: naming(answer.near),
    pulled: naming(answer.pulled),
    split: naming(answer.split),
    shifted: naming(answer.shifted),
    justEnough: naming(answer.justEnough),
  };
}

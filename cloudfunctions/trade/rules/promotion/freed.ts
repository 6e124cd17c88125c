import { missingBy } from '../receipt';
import { casesBack, gaveNow, type Settled as Order } from './came-back';
import { type Given, usedAfter } from './gifts-after';
import { allowanceKey } from './promoted';
import { type Settled, targetsOf } from './settled';

type Placed = Omit<Order, 'promoted'> & {
  promoted?:
    | (Given & {
        given: Readonly<Record<string, number>>;
        beyond?: Readonly<Record<string, number>> | undefined;
        settled?: Readonly<Record<string, Settled>> | undefined;
      })
    | undefined;
  unearned?: Parameters<typeof targetsOf>[0]['unearned'];
};

/**
 * What an order gives back of its capped promotions, by what the store keeps of it: what it refused or sent back later
 * has earned nothing, and others can be promised it. Money that is borne all the same is not free.
 */
export function freedOf(order: Placed): Record<string, number> {
  const { promoted, receipt } = order;
  if (!promoted || !receipt) return {};
  const used = usedAfter(promoted, missingBy(order, receipt.lines, casesBack(order)));
  const borne = targetsOf(order, gaveNow(order), promoted.settled ?? {});
  return Object.fromEntries(
    promoted.promotions.flatMap(({ promotionId, cap }) => {
      const key = allowanceKey(promotionId);
      const given = promoted.given[key];
      if (given === undefined) return [];
      const money = borne.find((each) => each.promotionId === promotionId)?.money ?? 0;
      const least = cap?.of === 'money' ? money : 0;
      const taken = Math.min(given, Math.max(used[key] ?? 0, least));
      return [[key, given - Math.max(0, taken - (promoted.beyond?.[key] ?? 0))]];
    }),
  );
}

/** What one step of an order's life frees more than was free before it, or less. */
export function freedMore(before: Placed, after: Placed): Record<string, number> {
  const was = freedOf(before);
  return Object.fromEntries(
    Object.entries(freedOf(after))
      .map(([key, free]) => [key, free - (was[key] ?? 0)] as const)
      .filter(([, more]) => more !== 0),
  );
}

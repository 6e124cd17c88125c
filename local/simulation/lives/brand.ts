import { reimbursements } from '../../../cloudfunctions/money/reimbursement/reimbursement';
import { dayOf } from '../../../cloudfunctions/time/rules/day';
import { voucherGifts } from '../../../cloudfunctions/trade/promotion/voucher-gift';
import { rebates } from '../../../cloudfunctions/trade/rebate/rebate';
import type { ClaimId, Fen, PromotionId } from '../../../contracts/vocabulary';
import { type Act, never } from './act';
import { complaintsOfBrand } from './complaint';
import { operators, shops } from './market';
import { rebatesToRight } from './opening';
import { taskId } from './promises';
import { type LivesWorld, seen } from './world';

const acts = { disputed: 'answer', agreed: 'approve', approved: 'settle' } as const;

/** What lies before the brand: statements that wait for it, and stores that say 不对. */
export function brandsDuties(world: LivesWorld): Act[] {
  const [first, second] = operators;
  return [
    ...complaintsOfBrand(world),
    ...rebatesToRight(world),
    ...seen(world, reimbursements).flatMap(({ sellerId, month, state, signed }): Act[] => {
      const act = acts[state as keyof typeof acts];
      if (!act) return [];
      const remark = `第${signed.length}次`;
      return [
        () =>
          world.call(
            'decideReimbursement',
            { sellerId, month, act, remark },
            act === 'settle' ? second : first,
          ),
      ];
    }),
    ...seen(world, rebates)
      .filter(({ answerDueAt }) => answerDueAt !== undefined)
      .map((rebate) => () => answer(world, rebate)),
  ];
}

function answer(world: LivesWorld, { storeId, statement, disputes }: (typeof rebates)['schema']['_output']) {
  const [first] = operators;
  const { month, policyId, amount } = statement ?? never();
  const { disputeId } = disputes?.find((each) => !each.answer) ?? never();
  const way = world.oneOf(['in', 'out'] as const) ?? 'in';
  const most = way === 'in' ? 900 : amount;
  const correction = { way, amount: world.schedule.between(1, Math.max(1, most)) as Fen };
  const word = { storeId, month, policyId, disputeId, remark: '查过了' };
  return world.call('answerRebateDispute', { ...word, ...(world.maybe(0.5) && { correction }) }, first);
}

/** A photo of a display was judged; vouchers are given, and now and then taken back. */
export function brandsWhims(world: LivesWorld): Act[] {
  const gifts = seen(world, voucherGifts);
  return [
    ...(world.maybe(0.5) ? [() => judge(world)] : []),
    ...(gifts.length < MOST_GIFTS ? [() => give(world)] : []),
    ...gifts
      .filter(({ withdrawnAt }) => !withdrawnAt && world.maybe(0.05))
      .map(
        ({ giftId }) =>
          () =>
            world.call('withdrawVouchers', { giftId }, operators[0]),
      ),
  ];
}

const MOST_GIFTS = 3;

/** To two of the three stores, for a few days, so that some lapse. */
function give(world: LivesWorld) {
  const off = world.schedule.between(200, 900) as Fen;
  const gift = {
    giftId: world.newId('g') as PromotionId,
    name: '谢礼',
    spend: 5_000 as Fen,
    off,
    days: world.schedule.between(1, 20),
    to: { kind: 'stores' as const, storeIds: shops.map(({ storeId }) => storeId).slice(1) },
    budget: (2 * off) as Fen,
  };
  return world.call('giveVouchers', gift, operators[0]);
}

function judge(world: LivesWorld) {
  const [first] = operators;
  const { storeId } = world.oneOf(shops) ?? never();
  const at = world.schedule.now();
  const shown = {
    storeId,
    taskId,
    claimId: `${taskId}:${storeId}` as ClaimId,
    visitId: world.newId('v'),
    day: dayOf(at),
    passed: world.maybe(0.8),
    at,
  };
  return world.call('provenDisplayDay', shown, first);
}

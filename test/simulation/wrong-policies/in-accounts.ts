import { type Shelf, shelves } from '../../../cloudfunctions/goods/shelf';
import { entries } from '../../../cloudfunctions/money/ledger/ledger';
import { isReversal } from '../../../cloudfunctions/money/rules/reversal';
import { identities } from '../../../cloudfunctions/people/identity';
import type { Kept } from '../../../cloudfunctions/platform/ports';
import { complaints } from '../../../cloudfunctions/trade/complaint/complaint';
import { tradePhotos } from '../../../cloudfunctions/trade/exchange/proven-photo';
import { type OrderDocument, orders } from '../../../cloudfunctions/trade/order/order';
import { hearOfDebt } from '../../../cloudfunctions/trade/payment/debt-news';
import { debtPayments } from '../../../cloudfunctions/trade/payment/debt-payment';
import { rebates } from '../../../cloudfunctions/trade/rebate/rebate';
import { ownActs, ownJobs, type Parts } from '../../../local/simulation/lives/parts';
import { forgetting, inAct, notWriting, within } from './acting-wrong';

/** The page said ok, so the debt is paid. */
export const debtBelieved = (): Partial<Parts> => ({
  acts: {
    ...ownActs,
    debtPayment: async (world, asked) => {
      await world.db.transaction(async (tx) => {
        const debt = await tx.get(debtPayments, asked.repaymentId);
        if (debt) await hearOfDebt(tx, debt.repaymentId, debt.amount);
      });
      return ownActs.debtPayment(world, asked);
    },
  },
});

/** What a store had a month ago is no longer known when its receipt is counted. */
export const growthFromNothing = () =>
  inAct('confirmReceipt', (tx) => ({ get: forgetting(shelves as never, () => ({ months: {} }))(tx) }));

/** A month is forgotten once it is over. */
export const lastMonthForgotten = () =>
  inAct('confirmReceipt', (tx) => ({
    get: forgetting(shelves as never, ({ months: { '2026-11': _, ...others } }: Shelf) => ({
      months: others,
    }))(tx),
  }));

/** A prize is won by nearly reaching its target. */
export const prizeNearlyWon = (): Partial<Parts> => ({
  night: {
    ...ownJobs.night,
    rebates: (world) =>
      ownJobs.night.rebates({
        ...world,
        db: within(world.db, (tx) => ({ get: forgetting(rebates as never, withMoreCases)(tx) })),
      }),
  },
});

const withMoreCases = ({ statement, ...kept }: Kept<{ statement?: { cases: number } }>) => ({
  ...kept,
  ...(statement && { statement: { ...statement, cases: statement.cases + 4 } }),
});

/** Whatever went back fills the case that is sold again, also what was broken or near its end. */
export const caseFilledByBroken = () =>
  inAct('takeBack', (tx) => ({
    get: forgetting(orders as never, ({ back = {}, ...kept }: OrderDocument) => ({
      ...kept,
      back: Object.fromEntries(
        Object.entries(back).map(([gtin, known]) => [gtin, { ...known, unsold: known.gone }]),
      ),
    }))(tx),
  }));

/** What an account really began with is posted beside what was said first. */
export const openedAgain = () =>
  inAct('answerOpeningDispute', (tx) => ({
    add: async (to, id, fields) => {
      if (to.name !== entries.name || !isReversal(id)) await tx.add(to, id, fields);
    },
  }));

/** A shop that changes hands goes on as before. */
export const transferUnnoticed = () => inAct('startTransfer', notWriting(shelves, /^transferSince/));

/** The answer takes the place of what was said. */
export const complaintRewritten = () =>
  inAct('answerComplaint', (tx) => ({ get: forgetting(complaints as never, () => ({ steps: [] }))(tx) }));

/** Whoever hands a shop over keeps the key. */
export const formerOwnerKept = () =>
  inAct('bindStore', (tx) => ({
    update: async (to, id, change) => {
      const grants = change.set?.grants as readonly unknown[] | undefined;
      if (to.name !== identities.name || grants?.length !== 0) await tx.update(to, id, change);
    },
  }));

/** A picture is good for a complaint whatever it proved before. */
export const photoShownAgain = () =>
  inAct('complain', (tx) => ({
    get: async (of, id) => (of.name === tradePhotos.name ? undefined : tx.get(of, id)),
    add: async (to, id, fields) => {
      if (to.name !== tradePhotos.name) await tx.add(to, id, fields);
    },
  }));

import { facts } from '../../../cloudfunctions/facts/fact';
import { shelves } from '../../../cloudfunctions/goods/shelf';
import { stocks } from '../../../cloudfunctions/goods/stock';
import { entries } from '../../../cloudfunctions/money/ledger/ledger';
import { refunds } from '../../../cloudfunctions/money/payment/refund';
import { isReversal } from '../../../cloudfunctions/money/rules/reversal';
import type { Change, Collection, Database, Kept, Transaction } from '../../../cloudfunctions/platform/ports';
import { credits } from '../../../cloudfunctions/trade/account/credit';
import { repayments } from '../../../cloudfunctions/trade/account/repayment';
import { complaints } from '../../../cloudfunctions/trade/complaint/complaint';
import { driverCash } from '../../../cloudfunctions/trade/delivery/driver-cash';
import { handIns } from '../../../cloudfunctions/trade/delivery/hand-in';
import { type OrderDocument, orders } from '../../../cloudfunctions/trade/order/order';
import { hearOfDebt } from '../../../cloudfunctions/trade/payment/debt-news';
import { debtPayments } from '../../../cloudfunctions/trade/payment/debt-payment';
import { endVouchers } from '../../../cloudfunctions/trade/promotion/end-vouchers';
import { givenVouchers } from '../../../cloudfunctions/trade/promotion/given-voucher';
import { rebates } from '../../../cloudfunctions/trade/rebate/rebate';
import { type Acts, ownActs, ownJobs, type Parts } from '../../../local/simulation/lives/parts';

type Tx = (tx: Transaction) => Partial<Transaction>;
const within = (db: Database, change: Tx): Database => ({
  ...db,
  transaction: (work) => db.transaction((tx) => work({ ...tx, ...change(tx) })),
});
/** Acts that do it wrong in their transactions; everything else is right. */
const inActs = (names: readonly (keyof Acts)[], change: Tx): Partial<Parts> => {
  const wrong = names.map((name) => {
    const act = ownActs[name] as (world: { db: Database }, ...rest: unknown[]) => Promise<unknown>;
    const acting = (world: { db: Database }, ...rest: unknown[]) =>
      act({ ...world, db: within(world.db, change) }, ...rest);
    return [name, acting];
  });
  return { acts: { ...ownActs, ...Object.fromEntries(wrong) } };
};
const inAct = (name: keyof Acts, change: Tx) => inActs([name], change);

/** Reads a document as it would be, had nothing of it happened before. */
const forgetting =
  (of: Collection<never>, forget: (kept: never) => object) =>
  (tx: Transaction): Transaction['get'] =>
  async (collection, id) => {
    const found = await tx.get(collection, id);
    return found && collection.name === of.name
      ? ({ ...found, ...forget(found as never) } as typeof found)
      : found;
  };

let copies = 0;
/** An id that exists stops nobody. */
const addingAgain =
  (tx: Transaction): Transaction['add'] =>
  (to, id, fields) => {
    copies += 1;
    const isOnce = to.name === entries.name || to.name === facts.name;
    return tx.add(to, isOnce ? `${id}:${copies}` : id, fields);
  };

const without = (change: Change, path: RegExp): Change => ({
  ...change,
  set: Object.fromEntries(Object.entries(change.set ?? {}).filter(([field]) => !path.test(field))),
  unset: (change.unset ?? []).filter((field) => !path.test(field)),
});
/** What should be written with the rest is not. */
const notWriting =
  (of: { name: string }, path: RegExp) =>
  (tx: Transaction): Partial<Transaction> => ({
    update: async (to, id, change) => {
      const left = to.name === of.name ? without(change, path) : change;
      const isNothing = [left.set, left.inc, left.push, left.pull].every(
        (part) => !Object.keys(part ?? {}).length,
      );
      if (!isNothing || left.unset?.length) await tx.update(to, id, left);
    },
  });

const asNeverReceived: Tx = (tx) => ({
  get: forgetting(orders as never, ({ state, receipt: _, ...kept }: OrderDocument) => ({
    ...kept,
    state: state === 'received' ? 'shipped' : state,
    receipt: undefined,
  }))(tx),
  add: addingAgain(tx),
});

/** A receipt that is told again is received again. */
export const receivedTwice = () => inAct('confirmReceipt', asNeverReceived);

/** The phone that comes last has the word. */
export const handedOverTwice = () => inActs(['agreeHandover', 'bringHandover'], asNeverReceived);

/** What was missing is taken off the sum, and the receipt keeps no word of it. */
export const remarksForgotten = () =>
  inActs(['agreeHandover', 'bringHandover'], (tx) => ({
    update: (to, id, change) => {
      const receipt = change.set?.receipt as object | undefined;
      const isOrder = to.name === orders.name && receipt !== undefined;
      return tx.update(
        to,
        id,
        isOrder ? { ...change, set: { ...change.set, receipt: { ...receipt, lines: [] } } } : change,
      );
    },
  }));

/** The seller's count of a hand-in moves the cash as often as it is told. */
export const countedTwice = () => {
  const handedIn = new Map<string, object>();
  return inAct('countHandIn', (tx) => ({
    get: async (of, id) => {
      const found = await tx.get(of, id);
      if (found && of.name === handIns.name) return { ...found, counted: undefined };
      if (!found || of.name !== driverCash.name) return found;
      const { handIn = handedIn.get(id) } = found as { handIn?: object };
      if (handIn) handedIn.set(id, handIn);
      return { ...found, handIn };
    },
    add: addingAgain(tx),
  }));
};

/** Every request is a new repayment, whatever id it carries. */
export const repaidTwice = () =>
  inAct('recordRepayment', (tx) => ({
    get: async (of, id) => (of.name === repayments.name ? undefined : tx.get(of, id)),
    add: (to, id, fields) => {
      copies += 1;
      const again = to.name === repayments.name || to.name === entries.name;
      return tx.add(to, again ? `${id.slice(0, 24)}x${copies}` : id, fields);
    },
  }));

/** An order that is over keeps what it was promised on account. */
export const creditKept = () =>
  inActs(['cancelOrder', 'answerChange', 'confirmReceipt'], notWriting(credits, /^reserved\./));

/** What was used of a rebate at the door can be used again. */
export const rebateUsedTwice = () => inAct('confirmReceipt', notWriting(rebates, /^(parts|usable|carried)/));

/** A rebate is earned by what was ordered. */
export const rebateOnOrdered = () => {
  let ordered: Kept<OrderDocument> | undefined;
  return inAct('confirmReceipt', (tx) => ({
    get: async (of, id) => {
      const found = await tx.get(of, id);
      if (of.name === orders.name) ordered = found as unknown as Kept<OrderDocument>;
      return found;
    },
    add: (to, id, fields) => {
      const lines = ordered?.lines.map(({ gtin, cases, amount }) => ({ gtin, cases, amount }));
      if (to.name !== facts.name || !id.startsWith('receipt:') || !lines) return tx.add(to, id, fields);
      const { about } = fields as unknown as { about: object };
      return tx.add(to, id, { ...fields, about: { ...about, lines } });
    },
  }));
};

/** Who paid ahead gets all of it back, whatever came. */
export const wholeRefunds = (): Partial<Parts> => ({
  db: (db) =>
    within(db, (tx) => ({
      add: (to, id, fields) => {
        const { total } = fields as unknown as { total: number };
        return tx.add(to, id, to.name === refunds.name ? { ...fields, amount: total } : fields);
      },
    })),
});

/** What an order held is given back whenever somebody says so. */
export const heldGoodsBackTwice = (): Partial<Parts> => ({
  db: (db) => ({
    ...db,
    updateIf: (of, id, guard, change) => {
      const isBack = of.name === stocks.name && change.unset?.some((path) => path.startsWith('holds.'));
      return db.updateIf(of, id, isBack ? {} : guard, change);
    },
  }),
});

/** Goods held for an order that was never written, or that left, wait for somebody to notice. */
export const holdsForgotten = (): Partial<Parts> => ({
  clock: { ...ownJobs.clock, stock: async () => 0 },
});

/** Every night gives back what lapsed, also what a night before it gave back. */
export const lapsedEveryNight = (): Partial<Parts> => ({
  night: {
    ...ownJobs.night,
    vouchers: (world) =>
      endVouchers({ ...world, db: within(world.db, notWriting(givenVouchers, /^openUntil/)) }),
  },
});

/** The cloud makes the order's id, so that asking again is ordering again. */
export const orderedTwice = (): Partial<Parts> => ({
  acts: {
    ...ownActs,
    placeOrder: (world, asked, seat) => {
      const orderId = world.newId() as typeof asked.orderId;
      return ownActs.placeOrder(world, { ...asked, orderId }, seat);
    },
  },
});

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

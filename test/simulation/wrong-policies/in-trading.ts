import { facts } from '../../../cloudfunctions/facts/fact';
import { stocks } from '../../../cloudfunctions/goods/stock';
import { entries } from '../../../cloudfunctions/money/ledger/ledger';
import { refunds } from '../../../cloudfunctions/money/payment/refund';
import type { Kept, Where } from '../../../cloudfunctions/platform/ports';
import { credits } from '../../../cloudfunctions/trade/account/credit';
import { repayments } from '../../../cloudfunctions/trade/account/repayment';
import { driverCash } from '../../../cloudfunctions/trade/delivery/driver-cash';
import { handIns } from '../../../cloudfunctions/trade/delivery/hand-in';
import { type OrderDocument, orders } from '../../../cloudfunctions/trade/order/order';
import { endVouchers } from '../../../cloudfunctions/trade/promotion/end-vouchers';
import { givenVouchers } from '../../../cloudfunctions/trade/promotion/given-voucher';
import { rebates } from '../../../cloudfunctions/trade/rebate/rebate';
import { ownActs, ownJobs, type Parts } from '../../../local/simulation/lives/parts';
import { addingAgain, forgetting, inAct, inActs, notWriting, type Tx, within } from './acting-wrong';

let copies = 0;
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

/** What is there, or is said to come, is not asked for when it is promised. */
export const stockUnasked = (): Partial<Parts> => ({
  acts: {
    ...ownActs,
    placeOrder: (world, asked, seat) => {
      const unasked = (where: Where) =>
        Object.fromEntries(Object.entries(where).filter(([path]) => !path.startsWith('available.')));
      const updateIf: typeof world.db.updateIf = (to, id, where, change) =>
        world.db.updateIf(to, id, to.name === stocks.name ? unasked(where) : where, change);
      return ownActs.placeOrder({ ...world, db: { ...world.db, updateIf } }, asked, seat);
    },
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

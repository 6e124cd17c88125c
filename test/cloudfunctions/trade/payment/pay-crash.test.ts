import { catchUp } from '../../../../cloudfunctions/facts/fact';
import type { PaymentWorld } from '../../../../cloudfunctions/money/payment/payment-world';
import type { Transaction } from '../../../../cloudfunctions/platform/ports';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import type { OrderId } from '../../../../contracts/vocabulary';
import { iceTea, laowang } from '../../../first-shop';
import { expectPaidFor, MINUTE, openPayingShop, type PayingShop } from './paying-shop';

class Crash extends Error {}

let shop: PayingShop;
beforeAll(async () => {
  shop = await openPayingShop();
});
afterAll(() => shop.close());

/** The same world, but just before one of its steps the function dies; after a step is before the next one. */
function crashing(world: PaymentWorld, at: number) {
  let steps = 0;
  let isDead = false;
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (isDead) throw new Crash();
    steps += 1;
    if (steps === at) {
      isDead = true;
      throw new Crash();
    }
    return work();
  };
  const { db, pay } = world;
  const dying = (tx: Transaction): Transaction => ({
    get: (of, id) => step(() => tx.get(of, id)),
    add: (to, id, fields) => step(() => tx.add(to, id, fields)),
    update: (of, id, change) => step(() => tx.update(of, id, change)),
  });
  const dead: PaymentWorld = {
    ...world,
    db: {
      get: (of, id) => step(() => db.get(of, id)),
      find: (of, query) => step(() => db.find(of, query)),
      add: (to, id, fields) => step(() => db.add(to, id, fields)),
      updateIf: (of, id, guard, change) => step(() => db.updateIf(of, id, guard, change)),
      transaction: (work) => step(() => db.transaction((tx) => work(dying(tx)))),
    },
    pay: {
      ...pay,
      sendPayment: (frozen) => step(() => pay.sendPayment(frozen)),
      queryPayment: (name) => step(() => pay.queryPayment(name)),
      closePayment: (name) => step(() => pay.closePayment(name)),
      sendRefund: (frozen) => step(() => pay.sendRefund(frozen)),
      queryRefund: (name) => step(() => pay.queryRefund(name)),
    },
  };
  return { world: dead, steps: () => steps };
}

/** From the tap to the money's way back, as a phone and the clock go through it; every call may be repeated. */
async function journey(world: PaymentWorld, orderId: OrderId): Promise<void> {
  await shop.pay(orderId, world);
  shop.confirm(orderId);
  await shop.look(orderId, world);
  await cancelOrder(world, { storeId: laowang, orderId }, shop.seats.owner);
  await shop.clock(world);
}

test('the function may die at any step of paying, cancelling and giving back: gone through again, what came has gone back, once', async () => {
  const unharmed = crashing(shop.world, 0);
  await journey(unharmed.world, await shop.ordered('unharmed', [[iceTea, 3]]));
  expect(unharmed.steps()).toBeGreaterThan(30);

  for (let step = 1; step <= unharmed.steps(); step++) {
    const id = await shop.ordered(`crash${step}`, [[iceTea, 3]]);
    await expect(journey(crashing(shop.world, step).world, id)).rejects.toThrow(Crash);
    shop.cloud.clock.advance(MINUTE);
    await journey(shop.world, id);
    await minutesLater();
    const came = shop.asked(id).filter(({ state }) => state === 'paid');
    const back = shop.refunds(id);
    const undone = back.filter(({ state }) => state !== 'done');
    expect({ step, state: shop.order(id).state, undone }).toEqual({ step, state: 'cancelled', undone: [] });
    expect(back.length).toBe(came.length);
    for (const { outRefundNo } of back) expect(new Set(shop.sent(outRefundNo)).size).toBe(1);
    for (const { outTradeNo } of shop.asked(id)) expect(new Set(shop.sent(outTradeNo)).size).toBe(1);
  }
  await expectPaidFor(shop);
}, 120_000);

/** The clock has told what was pending and asked what was open. */
async function minutesLater() {
  await catchUp(shop.world, shop.world.paymentReactions);
  await shop.later(2);
  await catchUp(shop.world, shop.world.paymentReactions);
}

import { noteTransfer } from '../../../../cloudfunctions/goods/note-transfer';
import { entries } from '../../../../cloudfunctions/money/ledger/ledger';
import {
  reimbursementLines,
  reimbursements,
} from '../../../../cloudfunctions/money/reimbursement/reimbursement';
import { driverCash } from '../../../../cloudfunctions/trade/delivery/driver-cash';
import { confirmReceipt } from '../../../../cloudfunctions/trade/delivery/receipt';
import { storeOrder } from '../../../../cloudfunctions/trade/order/store-orders';
import { STATEMENTS_AT_DOOR } from '../../../../cloudfunctions/trade/rules/rebate/purse';
import { iceTea, instant, laowang, xinyuan } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { openRebateShop, type RebateShop } from '../rebate/rebate-shop';
import { orderId, problemOf, said } from '../shop';

const fiftyACase = { kind: 'steps' as const, steps: [{ fromCases: 1, perCase: fen(50) }] };

let shop: RebateShop;
afterEach(() => shop.closeSound());

/** November earned 5 yuan, paid all in cash; it is December, and a delivery of 90 yuan stands at the door. */
async function atTheDoor(...more: string[]) {
  shop = await openRebateShop(
    ['steps', fiftyACase],
    ...more.map((id): [string, typeof fiftyACase] => [id, fiftyACase]),
  );
  await shop.received('november', 10);
  shop.cloud.clock.set('2026-12-02T09:00:00+08:00');
  await shop.shipped('december', [[iceTea, 3]]);
}
const pay = (cash: number, offset?: number, id = 'december') =>
  confirmReceipt(
    shop.world,
    {
      storeId: laowang,
      orderId: orderId(id),
      lines: [],
      cash: fen(cash),
      ...(offset !== undefined && { offset: fen(offset) }),
    },
    shop.seats.owner,
  );
const offered = async () =>
  (await storeOrder(shop.world, { storeId: laowang, orderId: orderId('december') }, shop.seats.owner)).offset;
const offsets = () => shop.cloud.all(entries).filter(({ cause }) => cause.kind === 'offset');

test('ST-05: a store that pays in cash uses its rebate at the door, and the brand owes it to the seller', async () => {
  await atTheDoor();
  expect(await offered()).toBe(500);
  const { receipt } = await pay(8500, 500);
  expect(receipt).toMatchObject({ due: 9000, cash: 8500, offset: 500, onAccount: 0 });
  expect(shop.held(`store:${laowang}:owes:${xinyuan}`)).toBe(0);
  expect(shop.held('seller:xinyuan:reimbursement')).toBe(500);
  expect(shop.cloud.all(driverCash)).toMatchObject([{ cash: 30_000 + 8500 }]);
  // What December's three cases bring is counted by the clock.
  await shop.counted();
  expect(await shop.page()).toMatchObject({ usable: 150 });
  expect(offsets()).toMatchObject([
    {
      cause: {
        nature: '销售折让',
        funder: 'brand',
        policyVersion: 1,
        records: [expect.anything(), orderId('december')],
      },
    },
  ]);
  expect(shop.cloud.all(reimbursements)).toMatchObject([{ month: '2026-12', lines: 1, amount: 500 }]);
  expect(shop.cloud.all(reimbursementLines)).toMatchObject([
    { month: '2026-11', orderIds: [orderId('december')], amount: 500 },
  ]);
});

test('part of it is used now and the rest with the next delivery, or in the night when something is owed', async () => {
  await atTheDoor();
  await pay(8800, 200);
  await shop.received('more', 3, 9000);
  await shop.night('2026-12-03T03:00:00+08:00');
  expect(shop.credit()?.owed).toBe(8700);
  expect(shop.parts().find(({ month }) => month === '2026-11')).toMatchObject({
    amount: 500,
    done: 500,
    times: 2,
  });
});

test('with cash, rebate and account together the three make up what is due', async () => {
  await atTheDoor();
  const { receipt } = await pay(4000, 500);
  expect(receipt).toMatchObject({ cash: 4000, offset: 500, onAccount: 4500 });
  expect(shop.credit()?.owed).toBe(4500);
});

test('never more than is there: the owner is told how much, and nothing has happened', async () => {
  await atTheDoor();
  expect(await problemOf(pay(8400, 600))).toEqual({ code: 'offset_short', facts: { ready: 500 } });
  expect(offsets()).toEqual([]);
  expect((await pay(8500, 500)).state).toBe('received');
});

test('never more than is due, and nothing of what is earned this month', async () => {
  await atTheDoor();
  expect(await problemOf(pay(8600, 500))).toEqual({ code: 'bad_input', facts: { fields: ['offset'] } });
  await pay(8500, 500);
  await shop.shipped('again', [[iceTea, 3]]);
  expect(await problemOf(pay(8900, 100, 'again'))).toEqual({ code: 'offset_short', facts: { ready: 0 } });
});

test('while the shop changes hands its rebate stays where it is', async () => {
  await atTheDoor();
  const since = (at?: ReturnType<typeof instant>) =>
    shop.world.db.transaction((tx) => noteTransfer(tx, laowang, at));
  await since(instant('2026-12-01T09:00:00+08:00'));
  expect(await said(pay(8500, 500))).toBe('transfer_open');
  expect(shop.held(`store:${laowang}:rebate`)).toBe(500);
  await since();
  expect(await said(pay(8500, 500))).toBe('done');
});

test('said again it is used once; said otherwise it is told', async () => {
  await atTheDoor();
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => pay(8500, 500)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await said(pay(8500, 400))).toBe('order_moved_on');
  expect(offsets()).toHaveLength(1);
});

test('two deliveries at once use the same rebate once', async () => {
  await atTheDoor();
  await shop.shipped('beside', [[iceTea, 3]]);
  const answers = await Promise.all([said(pay(8500, 500)), said(pay(8500, 500, 'beside'))]);
  expect(answers.toSorted()).toEqual(['done', 'offset_short']);
  expect(offsets()).toHaveLength(1);
  expect(shop.held('seller:xinyuan:reimbursement')).toBe(500);
});

test('an old rebate of several rules is used by a few statements a delivery, and the rest with the next', async () => {
  await atTheDoor('two', 'three', 'four', 'five', 'six', 'seven');
  const most = STATEMENTS_AT_DOOR * 500;
  expect(await offered()).toBe(most);
  expect(await problemOf(pay(0, most + 1))).toEqual({ code: 'offset_short', facts: { ready: most } });
  await pay(9000 - most, most);
  expect(offsets()).toHaveLength(STATEMENTS_AT_DOOR);
  await shop.shipped('next', [[iceTea, 3]]);
  expect(await said(pay(8000, 1000, 'next'))).toBe('done');
});

test('a receipt that uses as much rebate as it may, cash and the account stays within its database calls', async () => {
  await atTheDoor('two', 'three', 'four', 'five', 'six');
  const most = STATEMENTS_AT_DOOR * 500;
  const identity = 1;
  expect(identity + (await shop.cloud.callsOf(() => pay(1000, most)))).toBeLessThanOrEqual(30);
});

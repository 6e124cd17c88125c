import { collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import { askAboutBreaks, breaks } from '../../../../cloudfunctions/money/reconciliation/break';
import { reconcileDue } from '../../../../cloudfunctions/money/reconciliation/reconcile';
import { openDays, reconciliations } from '../../../../cloudfunctions/money/reconciliation/reconciliation';
import { fen } from '../../../test-cloud';
import { expectSoundBooks, newWithdrawalId, openPayday, type Payday, repWith } from '../payout/payday';

const mchid = '1900000109';
const monday = '2026-11-23';

let day: Payday;
beforeEach(async () => {
  day = await openPayday();
});
afterEach(() => day.close());

async function paidOut(amount: number): Promise<string> {
  const li = await repWith(day.world, amount);
  const withdrawalId = newWithdrawalId();
  await withdraw(day.world, { withdrawalId, amount: fen(amount) }, li);
  await collect(day.world, { withdrawalId, clientCanConfirm: true }, li);
  day.levers.confirm({ outBillNo: day.billOf(withdrawalId), openid: li.openid });
  await payout(day.world, { withdrawalId }, li);
  expect(day.withdrawal(withdrawalId).payout.state).toBe('paid');
  return day.billOf(withdrawalId);
}

async function reconciled() {
  day.clock.set('2026-11-24T03:00:00+08:00');
  await openDays(day.world, [{ mchid, account: 'OPERATION' }]);
  day.clock.set('2026-11-24T10:10:00+08:00');
  await reconcileDue(day.world);
  await askAboutBreaks(day.world);
  await expectSoundBooks(day.world);
  return day.all(reconciliations)[0];
}

const found = () =>
  day.all(breaks).map(({ kind, beyond, wechatSays }) => ({ kind, ...beyond, says: wechatSays?.state }));

test('the bill of the local WeChat Pay and our books agree on a day of payouts, one of which never reached its person', async () => {
  await paidOut(200);
  await paidOut(300);
  const li = await repWith(day.world, 400);
  const withdrawalId = newWithdrawalId();
  await withdraw(day.world, { withdrawalId, amount: fen(400) }, li);
  await collect(day.world, { withdrawalId, clientCanConfirm: true }, li);
  expect(await reconciled()).toMatchObject({
    state: 'done',
    opening: 1_000_000,
    closing: 999_500,
    matched: { count: 2, out: 500 },
    breaks: 0,
    complaints: [],
  });
  expect(day.reported.filter(({ alarm }) => alarm)).toEqual([]);
});

test('a missing, an extra, an altered and a doubled row are each found, named, and asked about at WeChat', async () => {
  const [missing, altered, doubled] = [await paidOut(200), await paidOut(300), await paidOut(400)];
  await paidOut(500);
  const bill = { mchid, day: monday, bill: 'OPERATION' } as const;
  const stranger = 'CC'.padEnd(32, '0');
  day.levers.alterBill({ ...bill, how: 'missing', voucherNo: missing });
  day.levers.alterBill({ ...bill, how: 'altered', voucherNo: altered, amountFen: 310 });
  day.levers.alterBill({ ...bill, how: 'doubled', voucherNo: doubled });
  day.levers.alterBill({ ...bill, how: 'extra', voucherNo: stranger, amountFen: 900 });
  expect(await reconciled()).toMatchObject({ state: 'done', matched: { count: 2, out: 900 }, breaks: 4 });
  expect(found()).toEqual([
    { kind: 'AMOUNT', way: 'out', amount: 10, says: 'SUCCESS' },
    { kind: 'DUPLICATE', way: 'out', amount: 400, says: 'SUCCESS' },
    { kind: 'WX_ONLY', way: 'out', amount: 900, says: 'NOT_FOUND' },
    { kind: 'OURS_ONLY', way: 'in', amount: 200, says: 'SUCCESS' },
  ]);
});

test('money that came back for a payout nobody made is named as such', async () => {
  await paidOut(200);
  const bill = { mchid, day: monday, bill: 'OPERATION', voucherNo: 'CC'.padEnd(32, '1') } as const;
  day.levers.alterBill({ ...bill, how: 'extra', amountFen: 70, direction: '收入', type: '商家转账退回' });
  await reconciled();
  expect(found()).toMatchObject([{ kind: 'RETURN_WITHOUT_PAYOUT', way: 'in', amount: 70 }]);
});

test.each([
  ['wrong_sum', /^汇总的.*与明细不符$/],
  ['broken_chain', '账户结余与上一行对不上'],
] as const)('a bill with a %s is told by its line', async (how, says) => {
  await paidOut(200);
  await paidOut(300);
  day.levers.alterBill({ mchid, day: monday, bill: 'OPERATION', how });
  const { complaints = [] } = (await reconciled()) ?? {};
  expect(complaints[0]?.says).toMatch(says);
  expect(day.reported).toContainEqual(expect.objectContaining({ alarm: 'reconciliation', day: monday }));
});

test('a bill that is absent though we paid is an alarm, and reconciled when it comes', async () => {
  await paidOut(200);
  day.levers.alterBill({ mchid, day: monday, bill: 'OPERATION', how: 'absent' });
  expect(await reconciled()).toMatchObject({ state: 'absent', why: 'NO_STATEMENT_EXIST' });
  expect(day.reported).toContainEqual(expect.objectContaining({ alarm: 'bill_missing', day: monday }));
  day.levers.mendBills({});
  day.clock.advance(10 * 60_000);
  await reconcileDue(day.world);
  expect(day.all(reconciliations)).toMatchObject([{ state: 'done', breaks: 0 }]);
});

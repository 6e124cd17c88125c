import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteMove } from '../../../../cloudfunctions/field/note-page';
import { emptyPage, repPages } from '../../../../cloudfunctions/field/rep-page';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { earn } from '../../../../cloudfunctions/money/ledger/earning';
import { balanceId, balances } from '../../../../cloudfunctions/money/ledger/ledger';
import type { PayWorld } from '../../../../cloudfunctions/money/money-world';
import { notifyUrlUnder } from '../../../../cloudfunctions/money/payment/payment-world';
import { hearNotice } from '../../../../cloudfunctions/money/payout/notice';
import type { PayoutRoute, PayoutTerms } from '../../../../cloudfunctions/money/payout/payout-terms';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import { type Withdrawal, withdrawals } from '../../../../cloudfunctions/money/payout/withdrawal';
import { availableOf, heldOf } from '../../../../cloudfunctions/money/rules/person-account';
import { legalNameOf } from '../../../../cloudfunctions/people/real-name';
import type { Safe, World } from '../../../../cloudfunctions/platform/ports';
import { safeWith } from '../../../../cloudfunctions/platform/safe';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { FrozenTransfer } from '../../../../cloudfunctions/platform/wechatpay/transfer';
import { connectWechatPay } from '../../../../cloudfunctions/platform/wechatpay/wechatpay';
import type { PersonId, RepId, WithdrawalId } from '../../../../contracts/vocabulary';
import { appid } from '../../../../local/cloudbase/functions/environment';
import { listen } from '../../../../local/cloudbase/wire';
import { repRoute } from '../../../../local/rep-route';
import { mchid, wideControls } from '../../../../local/simulation/payouts/terms';
import { openStore } from '../../../../local/wechatpay/store';
import { createWechatPay } from '../../../../local/wechatpay/wechatpay';
import { day, xiaoli, xinyuan } from '../../../first-shop';
import { watched } from '../../../local/wechatpay/watched';
import { fen, openTestCloud } from '../../../test-cloud';

export type Payday = Awaited<ReturnType<typeof openPayday>>;

export const otherMchid = '1900000110';

/** The cloud's own code of money and the local WeChat Pay behind true HTTP; one clock for all of them. */
export async function openPayday({ maxFen = 20_000 } = {}) {
  const cloud = await openTestCloud();
  const folder = mkdtempSync(join(tmpdir(), 'crowncap-payday-'));
  const said: string[] = [];
  const reported: Readonly<Record<string, unknown>>[] = [];
  const report = (line: Readonly<Record<string, unknown>>) => void reported.push(line);
  let world: PayWorld & { safe: Safe };
  const wechatPay = await createWechatPay({
    store: openStore(join(folder, 'wechatpay')),
    now: cloud.clock.now,
    notify: async (url, headers, body) => {
      const heard = await hearNotice(world, url.split('/').at(-1) ?? '', headers, body);
      said.push(heard);
      return { status: heard === 'heard' ? 204 : 401 };
    },
    seed: {
      merchants: [
        { mchid, appid, balanceFen: 50 * maxFen, sceneIds: ['1005'], maxFen },
        { mchid: otherMchid, appid, balanceFen: 1_000_000, sceneIds: ['1005', '1000'] },
      ],
    },
  });
  const { handle, strays } = watched(wechatPay);
  const server = await listen(0, handle);
  const baseUrl = `http://127.0.0.1:${server.port}`;
  const pay = connectWechatPay(
    { baseUrl, timeoutMs: 1_500 },
    {
      now: cloud.clock.now,
      environment: { CROWNCAP_LOCAL: '1' },
      configurationOf: async (wanted) => wechatPay.merchantSetup().find((found) => found.mchid === wanted),
    },
  );
  const sent: FrozenTransfer[] = [];
  const sendTransfer = (frozen: FrozenTransfer) => {
    sent.push(frozen);
    return pay.sendTransfer(frozen);
  };
  // Time goes on while people wait, so that no two workers write the same by accident.
  const now = () => {
    cloud.clock.advance(1);
    return cloud.clock.now();
  };
  const notifyUrlOf = notifyUrlUnder(terms.notifyUrl);
  const known = { terms, noteMove, report, notifyUrlOf, paymentReactions: {} };
  const safe = safeWith(Buffer.alloc(32, 7).toString('base64'), 'IDENTITY_KEY');
  const nameOf = (personId: PersonId) => legalNameOf({ db: cloud.world.db, safe }, personId);
  const names = { safe, legalNameOf: nameOf };
  world = { ...cloud.world, ...known, ...names, now, pay: { ...pay, sendTransfer } };

  const withdrawal = (id: WithdrawalId): Withdrawal => {
    const found = cloud.all(withdrawals).find(({ _id }) => _id === id);
    if (!found) throw new Error(`There is no withdrawal ${id}.`);
    return found;
  };
  return {
    ...cloud,
    world,
    levers: wechatPay.levers,
    tick: wechatPay.tick,
    /** What whoever watches over the money was told. */
    reported,
    /** How each notice was received. */
    said,
    withdrawal,
    /** The bodies that went out for one bill, in order. */
    sentFor: (id: WithdrawalId) =>
      sent.filter(({ outBillNo }) => outBillNo === withdrawal(id).payout.outBillNo).map(({ body }) => body),
    billOf: (id: WithdrawalId) => withdrawal(id).payout.outBillNo,
    bills: () =>
      wechatPay.levers.bills({}).map(({ outBillNo, state, amountFen }) => ({ outBillNo, state, amountFen })),
    /** Available and held, as the accounts have it. */
    moneyOf: ({ personId }: Seat) => moneyOf(cloud.world, personId),
    close: async () => {
      await server.close();
      await wechatPay.close();
      await cloud.close();
      rmSync(folder, { recursive: true });
      expect(strays).toEqual([]);
    },
  };
}

/** Commission for reps, carried by one merchant number; red packets for members go through another. */
const reps: PayoutRoute = {
  ...repRoute,
  mostABill: fen(20_000),
  mostAWithdrawal: fen(60_000),
  merchants: [{ mchid, appid }],
};
const packets: PayoutRoute = {
  ...reps,
  name: 'packets',
  for: ['member'],
  nature: '偶然所得',
  sceneId: '1000',
  perception: '现金奖励',
  remark: '扫码红包',
  reportInfos: [
    { type: '活动名称', content: '开盖有奖' },
    { type: '奖励说明', content: '扫码红包' },
  ],
  style: 'RED_PACKET',
  merchants: [{ mchid: otherMchid, appid }],
};

export const terms: PayoutTerms = {
  routes: [reps, packets],
  notifyUrl: 'https://local-1abc.localhost/pay/notify',
  withholding: 'none',
  controls: wideControls,
};

/** The same terms, but reps are paid another way. */
export const repsPaid = (otherwise: Partial<PayoutRoute>): PayoutTerms => ({
  ...terms,
  routes: [{ ...reps, ...otherwise }, packets],
});

/** One payday for a suite; each test begins with a rep who has just asked for a part of what was earned. */
export function onAPayday(
  { has, asks }: { has: number; asks: number },
  begin: (opened: { day: Payday; li: Seat; id: WithdrawalId }) => void,
): void {
  let day: Payday;
  beforeAll(async () => {
    day = await openPayday();
  });
  beforeEach(async () => {
    const li = await repWith(day.world, has);
    const id = newWithdrawalId();
    await withdraw(day.world, { withdrawalId: id, amount: fen(asks) }, li);
    begin({ day, li, id });
  });
  afterEach(async () => {
    day.levers.clearFaults({});
    await expectSoundBooks(day.world);
  });
  afterAll(() => day.close());
}

let numbers = 0;

export function newWithdrawalId(): WithdrawalId {
  numbers += 1;
  return `withdrawal${String(numbers).padStart(10, '0')}` as WithdrawalId;
}

/** Each test has a rep of its own, so that they share one cloud and not one purse. */
export async function repWith(world: World, amount: number): Promise<Seat> {
  numbers += 1;
  const personId = `person-${numbers}` as PersonId;
  const seat: Seat = { personId, role: 'rep', at: `rep-${numbers}`, openid: `o-rep-${numbers}` };
  await world.db.add(repPages, personId, emptyPage(personId, seat.at as RepId));
  if (amount > 0) await earned(world, seat, amount);
  return seat;
}

/** Gives a rep money as a passed display would. */
export async function earned(world: World, { personId }: Seat, amount: number): Promise<void> {
  numbers += 1;
  const earningId = `earn:task-${numbers}:laowang`;
  const cause = { kind: 'display', taskName: '端架', storeName: '老王便利店', policyVersion: 1 } as const;
  const employment = {
    employerId: xinyuan,
    employerName: '鑫源商贸',
    consents: [{ from: day('2026-10-01') }],
  };
  const work = { repId: xiaoli, employerId: xinyuan, on: day('2026-11-20') };
  await world.db.transaction(async (tx) => {
    await earn(
      tx,
      { earningId, personId, amount: fen(amount), at: world.now(), cause, work },
      { from: 'brand:incentive:tea-front', records: [earningId], nature: '劳务报酬', employment },
    );
    await noteMove(tx, { personId, available: amount, held: 0 });
  });
}

/** After every test that touches the ledger: the books add up, and a rep reads on the page what the accounts hold. */
export async function expectSoundBooks(world: World): Promise<void> {
  expect(await brokenBooks(world)).toEqual([]);
  const pages = await world.db.find(repPages, { where: { available: { gte: 0 } }, limit: 1000 });
  const kept = await world.db.find(balances, { where: { amount: { gte: 0 } }, limit: 1000 });
  const amountOf = new Map(kept.map(({ _id, amount }) => [_id, amount]));
  const inAccount = (account: string) => amountOf.get(balanceId(account, 'CNY')) ?? 0;
  const asAccounts = pages.map(({ personId }) => ({
    personId,
    available: inAccount(availableOf(personId)),
    held: inAccount(heldOf(personId)),
  }));
  expect(pages.map(({ personId, available, held }) => ({ personId, available, held }))).toEqual(asAccounts);
}

async function moneyOf(world: World, personId: PersonId) {
  const amount = async (account: string) =>
    (await world.db.get(balances, balanceId(account, 'CNY')))?.amount ?? 0;
  return { available: await amount(availableOf(personId)), held: await amount(heldOf(personId)) };
}

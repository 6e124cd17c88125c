import { record } from '../../../../cloudfunctions/money/ledger/ledger';
import type { BillPlace } from '../../../../cloudfunctions/money/reconciliation/bookings';
import { askAboutBreaks, breaks } from '../../../../cloudfunctions/money/reconciliation/break';
import { type ReconcileWorld, reconcileDue } from '../../../../cloudfunctions/money/reconciliation/reconcile';
import { openDays, reconciliations } from '../../../../cloudfunctions/money/reconciliation/reconciliation';
import type { BillTextOutcome } from '../../../../cloudfunctions/platform/wechatpay/bill';
import type { Evidence } from '../../../../cloudfunctions/platform/wechatpay/evidence';
import type { WechatPay } from '../../../../cloudfunctions/platform/wechatpay/port';
import { dayOf } from '../../../../cloudfunctions/time/rules/day';
import type { Day, Instant } from '../../../../contracts/vocabulary';
import { fen, openTestCloud } from '../../../test-cloud';
import { fundFlowText, type WrittenRow } from './written-bill';

export type BillDesk = Awaited<ReturnType<typeof openBillDesk>>;

export const operating: BillPlace = { mchid: '1900000109', account: 'OPERATION' };

/** A number as ours are, from a short name. */
export const numberOf = (name: string, kind: 'CC' | 'CP' | 'CR' = 'CC') =>
  `${kind}${Buffer.from(name).toString('hex').padEnd(30, '0')}`;

/** The books over the real database and storage, and a WeChat whose bills the test writes. */
export async function openBillDesk() {
  const cloud = await openTestCloud({ at: '2026-11-24T03:00:00+08:00' });
  const bills = new Map<string, string | Exclude<BillTextOutcome, { kind: 'accepted' }>>();
  const told = new Map<string, { state: 'SUCCESS' | 'FAIL'; amountFen: number }>();
  const reported: Readonly<Record<string, unknown>>[] = [];
  const fetched: Day[] = [];
  const pay: Pick<WechatPay, 'fetchBill' | 'queryTransfer' | 'queryPayment' | 'queryRefund'> = {
    fetchBill: async ({ mchid, bill, day }) => {
      fetched.push(day);
      const kept = bills.get(`${day}:${mchid}:${bill}`);
      if (typeof kept === 'string') return { kind: 'accepted', text: kept, evidence };
      return kept ?? refused('NO_STATEMENT_EXIST');
    },
    queryTransfer: async ({ outBillNo }) => {
      const bill = told.get(outBillNo);
      return bill
        ? { kind: 'accepted', evidence, bill: { outBillNo, transferBillNo: 'x', ...bill } }
        : refused('NOT_FOUND');
    },
    queryPayment: async () => refused('NOT_FOUND'),
    queryRefund: async () => refused('NOT_FOUND'),
  };
  const world: ReconcileWorld & typeof cloud.world & { pay: typeof pay } = {
    ...cloud.world,
    pay,
    report: (line) => void reported.push(line),
  };
  const scanned = new Set<string>();
  cloud.database.onCall(({ action, collection, index }) => {
    if (index === 'scan') scanned.add(`${action} on ${collection}`);
  });
  const desk = {
    ...cloud,
    world,
    told,
    reported,
    fetched,
    /** Questions that no index answers. */
    scanned,
    /** What WeChat's bill of a day says. */
    bill: (
      day: Day,
      rows: readonly WrittenRow[] | string | ReturnType<typeof refused<'STATEMENT_CREATING'>>,
      opening?: number,
    ) =>
      bills.set(
        `${day}:${operating.mchid}:OPERATION`,
        Array.isArray(rows) ? fundFlowText(day, rows, opening) : (rows as string),
      ),
    /** Our books say a payout left. */
    paid: (name: string, amount: number, at: string) =>
      cloud.world.db.transaction((tx) =>
        record(tx, `settle:${name}:1`, {
          at: Date.parse(at) as Instant,
          cause: { ...cause, records: [name, numberOf(name)] },
          postings: [
            {
              from: 'brand:incentive',
              to: `wechat:${operating.mchid}:paid`,
              amount: fen(amount),
              asset: 'CNY',
            },
          ],
        }),
      ),
    /** The night opens the days, and the clock works until nothing is due any more. */
    night: async (at: string, places: readonly BillPlace[] = [operating]) => {
      cloud.clock.set(`${at}T03:00:00+08:00`);
      await openDays(world, places);
      cloud.clock.set(`${at}T10:10:00+08:00`);
      await desk.ticks();
    },
    ticks: async () => {
      while ((await reconcileDue(world)) > 0);
      while ((await askAboutBreaks(world)) > 0);
    },
    today: () => dayOf(cloud.clock.now()),
    day: (day: Day) => cloud.all(reconciliations).find((one) => one.day === day),
    breaks: () => cloud.all(breaks).map(({ day, kind, state, beyond }) => ({ day, kind, state, ...beyond })),
  };
  return desk;
}

const cause = {
  kind: 'payout',
  nature: '劳务报酬',
  funder: 'brand',
  payer: 'brand',
  payee: 'person:li',
} as const;
const evidence: Evidence = { requestId: '', serial: '', timestamp: '', nonce: '', signature: '', body: '{}' };
export const refused = <Code extends string>(code: Code) =>
  ({ kind: 'refused', code, message: '', httpStatus: 400, evidence }) as const;

/** A payout's line, by the same name as in our books. */
export const line = (name: string, amount: number, more: Partial<WrittenRow> = {}): WrittenRow => ({
  number: `1330${name}`,
  voucher: numberOf(name),
  way: 'out',
  amount,
  ...more,
});

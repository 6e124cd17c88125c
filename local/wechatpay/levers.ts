import * as z from 'zod';
import { type Bill, CONFIRM_WITHIN_MS, enter, Pace } from './bill';
import { billByNumber, billByPackage, keepBill, merchantOf, paceOf } from './book';
import type { Desk } from './desk';
import { addFault, clearFaults, Fault } from './fault';
import { Forgery, forge } from './forgery';
import { merchantKey } from './merchant';
import type { Notify } from './notice';
import type { Stranger } from './stranger';

/** A tap of the payee in WeChat. The phone knows the package; a test may name the bill, or let the transfer fail. */
export const Tap = z.object({
  outBillNo: z.string().optional(),
  package: z.string().optional(),
  mchId: z.string().optional(),
  appId: z.string().optional(),
  openid: z.string(),
  failReason: z.string().optional(),
});
type Tap = z.output<typeof Tap>;
export type Shown = { errMsg: string };

const Fen = z.int().nonnegative();

/** Everything a person, or the world, does to WeChat Pay from outside; plain JSON in and out. */
export function leversOf({
  desk,
  notify,
  stranger,
}: {
  desk: () => Desk;
  notify: Notify;
  stranger: Stranger;
}) {
  const { store } = desk();
  const find = (tap: Tap) =>
    tap.package !== undefined
      ? billByPackage(desk(), tap.package)
      : billByNumber(desk(), tap.outBillNo ?? '');
  return {
    /** The payee opens WeChat's page and confirms. */
    confirm: lever(Tap, (tap) => store.atomically(() => confirm(desk(), find(tap), tap))),
    /** The payee leaves the page: nothing changes, the bill stays open. */
    closePage: lever(z.object({}), (): Shown => ({ errMsg: 'requestMerchantTransfer:fail cancel' })),
    /** The 24 hours and the lag are over at once. */
    expire: lever(z.strictObject({ outBillNo: z.string() }), ({ outBillNo }) =>
      store.atomically(() => {
        const bill = billByNumber(desk(), outBillNo);
        if (bill?.state !== 'WAIT_USER_CONFIRM')
          throw new Error(`Bill ${outBillNo} does not wait for anybody.`);
        keepBill(desk(), enter(bill, { to: 'FAIL', at: desk().nowMs, failReason: 'OVERDUE_CLOSE' }));
      }),
    ),
    setBalance: lever(z.strictObject({ mchid: z.string(), balanceFen: Fen }), ({ mchid, balanceFen }) =>
      store.atomically(() => store.put(merchantKey(mchid), { ...merchantOf(store, mchid), balanceFen })),
    ),
    setPace: lever(Pace.partial(), (pace) =>
      store.atomically(() => store.put('pace', { ...paceOf(store), ...pace })),
    ),
    /** The legal name behind a WeChat account. */
    nameUser: lever(z.strictObject({ openid: z.string(), name: z.string() }), ({ openid, name }) =>
      store.put(`user:${openid}`, { name }),
    ),
    fault: lever(Fault, (fault) => store.atomically(() => addFault(store, fault))),
    clearFaults: lever(z.object({}), () => store.atomically(() => clearFaults(store))),
    forgeNotify: lever(Forgery, (forgery) => forge(desk(), { notify, stranger }, forgery)),
    accounts: lever(z.object({}), () => store.list<Account>('merchant:').map(accountOf)),
    bills: lever(z.object({}), () => store.list<Bill>('bill:').map(shownBill)),
  };
}

/** Levers are pulled over HTTP too, and a world must not break because somebody misspelt one. */
function lever<Schema extends z.ZodType, Result>(schema: Schema, pull: (input: z.output<Schema>) => Result) {
  return (input: z.input<Schema>): Result => pull(schema.parse(input));
}

function confirm(desk: Desk, bill: Bill | undefined, tap: Tap): Shown {
  const { store, nowMs } = desk;
  const no = (reason: string): Shown => ({ errMsg: `requestMerchantTransfer:fail ${reason}` });
  if (!bill) return no('package无效');
  if (tap.mchId !== undefined && tap.mchId !== bill.mchid) return no('商户号与收款单不一致');
  if (tap.appId !== undefined && tap.appId !== bill.asked.appid) return no('appId与收款单不一致');
  if (bill.asked.openid !== tap.openid) return no('你的微信号与商家指定的微信号不一致');
  if (bill.state !== 'WAIT_USER_CONFIRM') return no(`当前单据状态为${bill.state},不能收款`);
  if (nowMs - bill.updatedAt > CONFIRM_WITHIN_MS) return no('已超过收款时间');
  const legal = store.get<{ name: string }>(`user:${bill.asked.openid}`)?.name;
  const named = bill.asked.user_name;
  const isNamedWrong = named !== undefined && legal !== undefined && named !== legal;
  const willFailWith = tap.failReason ?? (isNamedWrong ? 'NAME_NOT_CORRECT' : undefined);
  const confirmed = enter(bill, { to: 'TRANSFERING', at: nowMs });
  keepBill(desk, { ...confirmed, ...(willFailWith !== undefined && { willFailWith }) });
  return { errMsg: 'requestMerchantTransfer:ok' };
}

type Account = { mchid: string; balanceFen: number; frozenFen: number };
const accountOf = ({ mchid, balanceFen, frozenFen }: Account): Account => ({ mchid, balanceFen, frozenFen });

const shownBill = ({ asked, ...bill }: Bill) => ({
  ...bill,
  amountFen: asked.transfer_amount,
  openid: asked.openid,
});

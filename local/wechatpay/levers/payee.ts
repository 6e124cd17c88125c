import * as z from 'zod';
import type { Desk } from '../desk';
import { type Authorization, allow, authorizationsOf, close } from '../transfer/authorization-book';
import { type Bill, CONFIRM_WITHIN_MS, enter } from '../transfer/bill';
import { billByNumber, billByPackage, isNamedWrong, keepBill } from '../transfer/book';
import { lever, type Reach, type Shown } from './lever';

/** A tap of the payee in WeChat. The phone knows the package; a test may name the bill, or let the transfer fail. */
export const Tap = z.object({
  outBillNo: z.string().optional(),
  outAuthorizationNo: z.string().optional(),
  package: z.string().optional(),
  mchId: z.string().optional(),
  appId: z.string().optional(),
  openid: z.string(),
  failReason: z.string().optional(),
});
type Tap = z.output<typeof Tap>;

/** What the people who are paid do on their phones. */
export const payeeLevers = ({ desk }: Reach) => ({
  /** The payee opens WeChat's page and confirms: one transfer, an authorization, or both at once. */
  confirm: lever(Tap, (tap) => desk().store.atomically(() => confirm(desk(), tap))),
  /** The payee leaves the page: nothing changes, the bill stays open. */
  closePage: lever(z.object({}), (): Shown => ({ errMsg: 'requestMerchantTransfer:fail cancel' })),
  /** The 24 hours and the lag are over at once. */
  expire: lever(z.strictObject({ outBillNo: z.string() }), ({ outBillNo }) =>
    desk().store.atomically(() => {
      const bill = billByNumber(desk(), outBillNo);
      if (bill?.state !== 'WAIT_USER_CONFIRM')
        throw new Error(`Bill ${outBillNo} does not wait for anybody.`);
      keepBill(desk(), enter(bill, { to: 'FAIL', at: desk().nowMs, failReason: 'OVERDUE_CLOSE' }));
    }),
  ),
  /** The payee takes back in WeChat's settings what was allowed. */
  forbid: lever(z.strictObject({ outAuthorizationNo: z.string() }), ({ outAuthorizationNo }) =>
    desk().store.atomically(() => {
      const authorization = authorizationBy(desk(), outAuthorizationNo);
      if (authorization?.state !== 'TAKING_EFFECT')
        throw new Error(`${outAuthorizationNo} is not in effect.`);
      close(desk(), authorization, 'USER_CLOSE');
    }),
  ),
  /** The legal name behind a WeChat account. */
  nameUser: lever(z.strictObject({ openid: z.string(), name: z.string() }), ({ openid, name }) =>
    desk().store.put(`user:${openid}`, { name }),
  ),
});

function confirm(desk: Desk, tap: Tap): Shown {
  const bill =
    tap.package === undefined ? billByNumber(desk, tap.outBillNo ?? '') : billByPackage(desk, tap.package);
  if (bill) return take(desk, bill, tap);
  const authorization = authorizationsOf(desk).find(
    ({ packageInfo, wanted }) =>
      packageInfo === tap.package || wanted.out_authorization_no === tap.outAuthorizationNo,
  );
  return authorization ? permit(desk, authorization, tap) : no('package无效');
}

function take(desk: Desk, bill: Bill, tap: Tap): Shown {
  const stranger = wrongHands({ ...bill.asked, mchid: bill.mchid }, tap);
  if (stranger) return stranger;
  if (bill.state !== 'WAIT_USER_CONFIRM') return no(`当前单据状态为${bill.state},不能收款`);
  if (desk.nowMs - bill.updatedAt > CONFIRM_WITHIN_MS) return no('已超过收款时间');
  const willFailWith = tap.failReason ?? (isNamedWrong(desk, bill.asked) ? 'NAME_NOT_CORRECT' : undefined);
  const confirmed = enter(bill, { to: 'TRANSFERING', at: desk.nowMs });
  keepBill(desk, { ...confirmed, ...(willFailWith !== undefined && { willFailWith }) });
  const wanted = bill.asked.authorization_info;
  const authorization = wanted && authorizationBy(desk, wanted.out_authorization_no);
  if (authorization?.state === 'WAIT_USER_CONFIRM') allow(desk, authorization);
  return { errMsg: 'requestMerchantTransfer:ok' };
}

function permit(desk: Desk, authorization: Authorization, tap: Tap): Shown {
  const stranger = wrongHands({ ...authorization.wanted, mchid: authorization.mchid }, tap);
  if (stranger) return stranger;
  if (authorization.state !== 'WAIT_USER_CONFIRM') return no(`当前授权状态为${authorization.state}`);
  allow(desk, authorization);
  return { errMsg: 'requestMerchantTransfer:ok' };
}

function wrongHands(meant: { mchid: string; appid: string; openid: string }, tap: Tap): Shown | undefined {
  if (tap.mchId !== undefined && tap.mchId !== meant.mchid) return no('商户号与收款单不一致');
  if (tap.appId !== undefined && tap.appId !== meant.appid) return no('appId与收款单不一致');
  if (tap.openid !== meant.openid) return no('你的微信号与商家指定的微信号不一致');
  return undefined;
}

const no = (reason: string): Shown => ({ errMsg: `requestMerchantTransfer:fail ${reason}` });

const authorizationBy = (desk: Desk, number: string) =>
  authorizationsOf(desk).find(({ wanted }) => wanted.out_authorization_no === number);

import { type Canned, cannedPhones } from './canned-phone';
import * as answers from './doorstep-answers';
import { findFaults } from './faults';
import * as ofSeller from './seller-answers';
import { settled } from './settled';
import * as ofStore from './store-answers';

const openPhone = cannedPhones();

const value = (of: unknown): Canned => ({ value: of });
const door: Record<string, Canned> = {
  waiting: value(ofSeller.waiting),
  shortRefunds: value(ofSeller.enough),
  cash: value(answers.handedIn),
  owed: value(ofSeller.owed),
  reimbursements: value(ofSeller.reimbursements),
  employees: value(ofSeller.employees),
  invoices: value(answers.invoices),
  disputes: value(answers.disputes),
  openExchanges: value({ exchanges: [], more: false }),
  complaints: value({ complaints: [], more: false }),
  askedBatchQuotes: value({ batchQuotes: [] }),
  transfers: value({ transfers: [], more: false }),
  handIns: value(answers.handIns()),
  stops: value(answers.twentyStops),
  toFetch: value({ exchanges: [], more: false }),
  crates: value(answers.crates),
  storeAccount: value(answers.account),
  handIn: value(answers.handIn),
  countHandIn: value({
    ...answers.handIn,
    counted: { at: ofStore.at, amount: 322_000, short: 2_000, over: 0, remark: '' },
  }),
  recordRepayment: value(answers.repayment),
  account: value(answers.account),
  repayment: value(answers.repayment),
  agreeOpening: value(answers.account.opening),
  order: value(ofStore.shipped),
  invoice: value(answers.noInvoice),
};
const xinyuan = { role: 'seller', at: 'xinyuan', name: '鑫源商贸' };
const wang = { role: 'driver', at: 'xinyuan.wang', name: '王师傅' };
const laowang = { role: 'owner', at: 'laowang', name: '老王便利店' };
const sellers = 'seller/home/home';
const account = 'store/account/account?sellerId=xinyuan';
const ofOrder = (page: string) => `store/${page}/${page}?orderId=ffffffffffffffff`;

type Opened = {
  seat: typeof xinyuan;
  path: string;
  says?: Record<string, Canned>;
  kept?: Record<string, unknown>;
};
async function open({ seat, path, says = {}, kept = {} }: Opened) {
  const options = { path, seat, kept, now: ofStore.at, answers: { ...door, ...says } };
  const phone = await openPhone(options);
  const type = (field: string, text: string) =>
    phone.page.getByLabel(field).last().locator('input').fill(text);
  return { ...phone, type };
}

const driver = { seat: wang, path: sellers };
const seller = { seat: xinyuan, path: sellers };
const owner = (path: string, says: Record<string, Canned> = {}) => ({ seat: laowang, path, says });

const screens: Record<string, Opened & { taps?: string[] }> = {
  'a driver’s day of twenty stops': driver,
  'a hand-in': { ...driver, taps: ['交款'] },
  'a delivery without network': { ...driver, taps: ['没网或没人签收'] },
  'what a store does not take of a promotion': {
    ...driver,
    says: { stops: value(answers.promotedStops) },
    taps: ['没网或没人签收', '冰红茶 500ml少了 加一件没收', '冰红茶 500ml为什么 店里不要'],
  },
  'the driver’s code': { ...driver, taps: ['没网或没人签收', '店主在，出示收货码'] },
  'crates at the door': { ...driver, taps: ['留空箱、收空箱'] },
  'a debt at the door': { ...driver, taps: ['收这家的欠款'] },
  'the seller’s books': { ...seller, taps: ['对账'] },
  'a hand-in to count': { ...seller, taps: ['对账', '点清王师傅交的 ¥3,240'] },
  'what was handed in': { ...seller, taps: ['对账', '交款记录'] },
  'the seller’s books without network': {
    ...seller,
    says: Object.fromEntries(Object.keys(door).map((call) => [call, 'offline' as const])),
    taps: ['对账'],
  },
  'a store’s account for its seller': { ...seller, taps: ['对账', '老王便利店的往来账'] },
  'a dispute to answer': { ...seller, taps: ['对账', '答复老王便利店'] },
  'an invoice to issue': { ...seller, taps: ['对账', '给深圳市罗湖区老王便利店（个体工商户）开票'] },
  'the account with a seller': owner(account),
  'an opening rebate that was put right': owner(account, { account: value(answers.rightedOpening) }),
  'a clean account': owner(account, { account: value(answers.cleanAccount) }),
  'a debt to pay by WeChat': {
    ...owner(account, { account: value({ ...answers.account, takesWechat: true }) }),
    taps: ['微信付货款'],
  },
  'a repayment to look at': { ...owner(account), taps: ['还款，看这一笔'] },
  'the driver’s word': owner(ofOrder('order'), { order: value(answers.byDriver) }),
  'what really came': {
    ...owner(ofOrder('order'), { order: value(answers.byDriver) }),
    taps: ['有出入？7 天内可改'],
  },
  'an invoice to ask for': { ...owner(ofOrder('order')), taps: ['要发票'] },
  'the driver’s code to read': { ...owner(ofOrder('receipt')), taps: ['没网，扫司机的码'] },
};

test.each(Object.keys(screens))('every word of %s can be read and every control hit', async (name) => {
  const screen = screens[name];
  if (!screen) return;
  const { page, tap } = await open(screen);
  for (const label of screen.taps ?? []) await tap(label);
  expect(await findFaults(page)).toEqual([]);
});

test('ST-21: the owner reads what is owed until when, what was taken over, and every movement', async () => {
  const { sees, tap, asked, page } = await open(owner(account));
  await sees('超期 ¥800，先结清才能再记账');
  await sees('12月5日前付');
  await sees('玻璃瓶汽水 24 瓶 空箱 6 个');
  await sees('开户余额，请核对');
  await tap('开户余额对的');
  while (asked('agreeOpening').length < 1) await page.waitForTimeout(50);
  expect(asked('agreeOpening')).toEqual([{ storeId: 'laowang', sellerId: 'xinyuan' }]);
  await tap('还款，看这一笔');
  await sees('现金，司机收的');
  await sees('抵开户时的欠款');
});

test('what was looked up further back stays there when the owner comes back from one of the orders', async () => {
  const first = value({ ...answers.account, more: true });
  const { tap, sees, asked, answer, page } = await open(owner(account, { account: first }));
  const older = { ...answers.entry('crates', 2000, 'out', 1_200, 'crate-move'), entryId: 'older' };
  await sees('再看早些的');
  answer('account', value({ ...answers.account, lines: [older], more: true }));
  await tap('再看早些的');
  await sees('空箱押金');
  answer(
    'account',
    value({ ...answers.account, lines: [{ ...older, at: older.at - 1, entryId: 'oldest' }] }),
  );
  await tap('再看早些的');
  while ((await page.getByText('空箱押金').count()) < 2) await page.waitForTimeout(50);
  expect(asked('account').map((page) => page.before)).toEqual([undefined, expect.any(Number), older.at]);
  answer('account', first);
  await tap('收货，看这一笔');
  await page.waitForURL(/order\/order/);
  await settled(page);
  await page.locator('.head-back >> visible=true').last().click();
  while (asked('account').length < 4) await page.waitForTimeout(50);
  await page.waitForTimeout(300);
  await sees('空箱押金');
});

test('ST-21: the owner pays some of what is owed by WeChat, and reads what came off it only when the cloud says so', async () => {
  const asked0 = { repaymentId: 'repaid0000000009', storeId: 'laowang', sellerId: 'xinyuan' };
  const payment = { ...asked0, sellerName: '鑫源商贸', amount: 20_000, payUntil: ofStore.at + 60_000 };
  const { tap, sees, type, asked, page } = await open(
    owner(account, {
      account: value({ ...answers.account, takesWechat: true }),
      payDebt: value({ payment: { ...payment, state: 'paid' } }),
    }),
  );
  await tap('微信付货款');
  await sees('先抵最早到期的');
  await type('欠 ¥1,130，这次付多少元', '200');
  await tap('微信支付 ¥200');
  while (asked('payDebt').length < 1) await page.waitForTimeout(50);
  expect(asked('payDebt')).toMatchObject([{ storeId: 'laowang', sellerId: 'xinyuan', amount: 20_000 }]);
  while (asked('account').length < 2) await page.waitForTimeout(50);
});

test('the seller counts less than the driver said: the difference is named before it is confirmed', async () => {
  const { tap, sees, type, asked, page } = await open(seller);
  await tap('对账');
  await tap('点清王师傅交的 ¥3,240');
  await type('您点出来多少元', '3220');
  await sees('少 ¥20，还记在王师傅名下');
  await tap('点清了，收 ¥3,220');
  while (asked('countHandIn').length < 1) await page.waitForTimeout(50);
  expect(asked('countHandIn')).toEqual([{ handInId: 'handin0000000001', counted: 322_000, remark: '' }]);
});

test('without network the seller’s books say so once, with one button that asks for all of it again', async () => {
  const silent = Object.fromEntries(Object.keys(door).map((call) => [call, 'offline' as const]));
  const { tap, sees, answer, page } = await open({ ...seller, says: silent });
  await tap('对账');
  await sees('现在没网');
  expect(await page.getByText('再试一次').count()).toBe(1);
  for (const [call, canned] of Object.entries(door)) answer(call, canned);
  await tap('再试一次');
  await sees('司机手里的现金');
  await sees('品牌欠我');
  expect(await page.getByText('再试一次').count()).toBe(0);
});

test('the seller looks up what was handed in, what was short and what is still to be explained', async () => {
  const { tap, sees, asked, page } = await open(seller);
  await tap('对账');
  await tap('交款记录');
  await sees('点清了，一分不差');
  await sees('报了 ¥3,240，少 ¥20：少找了 20');
  await sees('多的 ¥10 待查');
  await tap('再看早些的');
  while (asked('handIns').length < 2) await page.waitForTimeout(50);
  expect(asked('handIns')[1]).toEqual({ before: ofStore.at - 4 * 86_400_000 });
});

test('where a store refuses goods of a promotion and there is no network, the driver asks for no sum nobody knows', async () => {
  const { tap, sees, page } = await open({ ...driver, says: { stops: value(answers.promotedStops) } });
  await tap('没网或没人签收');
  await tap('冰红茶 500ml少了 加一件没收');
  await sees('应收 ¥');
  await tap('冰红茶 500ml为什么 店里不要');
  await sees('应收多少有网才算得出');
  expect(await page.getByLabel('没人签收，先记下').getAttribute('aria-disabled')).toBe('true');
  await tap('店主在，出示收货码');
  await sees('应付有网再算');
});

test('the driver goes first where it wants, and takes what a store pays of its debt', async () => {
  const { tap, sees, type, asked, page } = await open(driver);
  await sees('1. 和平路 1 号店');
  await tap('先送和平路 7 号店');
  await sees('1. 和平路 7 号店');
  await tap('收这家的欠款');
  await sees('欠 ¥1,130');
  await type('收到多少元', '200');
  await tap('收到 ¥200');
  while (asked('recordRepayment').length < 1) await page.waitForTimeout(50);
  expect(asked('recordRepayment')).toMatchObject([{ amount: 20_000, way: 'cash' }]);
});

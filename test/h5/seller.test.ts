import { type Canned, cannedPhones } from './canned-phone';
import { findFaults } from './faults';
import * as answers from './seller-answers';
import { at, placed } from './store-answers';

const openPhone = cannedPhones();

const value = (of: unknown): Canned => ({ value: of });
const door: Record<string, Canned> = {
  waiting: value(answers.waiting),
  underWay: value(answers.underWay),
  shortRefunds: value(answers.enough),
  cash: value(answers.cash),
  disputes: value({ disputes: [], more: false }),
  invoices: value({ invoices: [], more: false }),
  owed: value(answers.owed),
  reimbursements: value(answers.reimbursements),
  reimbursement: value(answers.reimbursement),
  signReimbursement: value(answers.reimbursement.statement),
  employees: value(answers.employees),
  employeeStatement: value(answers.employeeStatement),
  stops: value(answers.stops),
  openExchanges: value({ exchanges: [], more: false }),
  complaints: value({ complaints: [], more: false }),
  askedBatchQuotes: value({ batchQuotes: [] }),
  transfers: value({ transfers: [], more: false }),
  prizes: value({ prizes: [], more: false }),
  toFetch: value({ exchanges: [], more: false }),
  accept: value(placed),
  acceptAll: value({ accepted: answers.waiting.orders.map(({ orderId }) => orderId), left: [] }),
  alternatives: value({ offers: [] }),
  changeOrder: value(placed),
  ship: value(placed),
  shipAll: value({
    shipped: ['eeeeeeeeeeeeeeee'],
    left: [{ orderId: 'dddddddddddddddd', storeName: '老王便利店', why: 'moved_on', state: 'cancelled' }],
  }),
};
const xinyuan = { role: 'seller', at: 'xinyuan', name: '鑫源商贸' };
const wangShifu = { role: 'driver', at: 'xinyuan.wang', name: '王师傅' };

type Driver = typeof wangShifu & { employerName?: string };
type Opened = { seat?: Driver; alsoHeld?: Driver[]; says?: Record<string, Canned> };
async function openSeller({ seat = xinyuan, alsoHeld = [], says = {} }: Opened = {}) {
  return openPhone({
    path: 'seller/home/home',
    seat,
    alsoHeld,
    now: at,
    answers: { ...door, ...says },
  });
}

test('whoever drives for two sellers sees in the chip for which one now, and changes with two taps', async () => {
  const [xinyuans, hengdas] = [
    { ...wangShifu, employerName: '鑫源商贸' },
    { ...wangShifu, at: 'hengda.wang', employerName: '恒达饮料' },
  ];
  const { askedAt, page, sees, tap } = await openSeller({ seat: hengdas, alsoHeld: [xinyuans] });
  await tap('现在是送货 · 恒达饮料，换身份');
  await sees('恒达饮料 · 现在用的');
  await tap('换成送货 · 王师傅 · 鑫源商贸');
  await sees('送货 · 鑫源商贸');
  while (askedAt('stops').length < 2) await page.waitForTimeout(50);
  expect(askedAt('stops')).toEqual(['hengda.wang', 'xinyuan.wang']);
});

const screens: Record<string, Opened & { taps?: string[] }> = {
  'orders that wait': {},
  'stores that run out': {
    says: { lowStores: value(answers.lowStores) },
    taps: ['1 家店快断货，看是哪些'],
  },
  'a change': { taps: ['改数或缺货，老王便利店'] },
  'what is under way': { taps: ['送货'] },
  'an empty account at WeChat': { says: { shortRefunds: value(answers.short) }, taps: ['送货'] },
  'a van about to leave': { taps: ['送货', '王师傅送后天这 2 单'] },
  'the choice of a driver': { taps: ['送货', '安排老王便利店发车'] },
  'the books': { taps: ['对账'] },
  'a statement to sign': { taps: ['对账', '2026年10月核销单'] },
  'shops that change hands': { says: { transfers: value(answers.transfers) }, taps: ['对账'] },
  'a shop that changes hands': {
    says: { transfers: value(answers.transfers) },
    taps: ['对账', '看老王便利店的转让'],
  },
  'an employee’s month': { taps: ['对账', '小李挣的钱'] },
  'an employee without consent': { taps: ['对账', '小陈挣的钱'] },
  'a driver with stops': { seat: wangShifu },
  'prizes at the desk': { says: { prizes: value(answers.prizes) }, taps: ['对账'] },
  'a driver with a prize in the van': { seat: wangShifu, says: { prizes: value(answers.prizes) } },
  'a driver without stops': { seat: wangShifu, says: { stops: value(answers.noStops) } },
  'nothing under way': { says: { underWay: value(answers.nothingUnderWay) }, taps: ['送货'] },
};

test.each(Object.keys(screens))('every word of %s can be read and every control hit', async (name) => {
  const { page, tap } = await openSeller(screens[name] ?? {});
  for (const label of screens[name]?.taps ?? []) await tap(label);
  expect(await findFaults(page)).toEqual([]);
});

test('the seller sees how many orders wait and how long the oldest does, and accepts all with one press', async () => {
  const { tap, sees, asked, answer } = await openSeller();
  await sees('3 单待接，最久 42 分钟');
  answer('waiting', value(answers.nothingWaits));
  await tap('接下全部 3 单');
  await sees('都接完了');
  expect(asked('acceptAll')).toEqual([
    { orders: answers.waiting.orders.map(({ orderId }) => ({ orderId })) },
  ]);
});

test('an order taken back meanwhile is said so, and the others are still there to accept', async () => {
  const problem = { code: 'order_moved_on', facts: { state: 'cancelled' } };
  const { tap, sees } = await openSeller({ says: { accept: { problem } } });
  await tap('接老王便利店这单');
  await sees('这单已经变了：取消了');
  await sees('小芳副食 9 件');
});

test('a seller whose account is too empty for a refund reads what to do, and that the rest happens by itself', async () => {
  const { tap, sees } = await openSeller({ says: { shortRefunds: value(answers.short) } });
  await sees('微信商户号余额不足，1 笔退款 ¥45.50 退不出去。请充值，充值后自动退');
  await tap('送货');
  await sees('等充值，要退给店里 ¥45.50');
});

test('which stores run out is told with the day it was worked out, since a shelf may have been filled meanwhile', async () => {
  const { tap, sees } = await openSeller({ says: { lowStores: value(answers.lowStores) } });
  await sees('每天凌晨算一遍。打个电话，今天就能订上');
  await tap('1 家店快断货，看是哪些');
  await sees('昨天算的：冰红茶 500ml 没了，纯净水 550ml 还够 2 天');
});

test('a seller can only bring less, and the owner is asked', async () => {
  const { page, tap, sees, asked } = await openSeller();
  await tap('改数或缺货，老王便利店');
  expect(await page.getByLabel('冰红茶 500ml 加一件').getAttribute('aria-disabled')).toBe('true');
  await tap('冰红茶 500ml 减一件');
  await sees('店主点了同意才算');
  await tap('改 1 样，问店主');
  while (asked('changeOrder').length < 1) await page.waitForTimeout(20);
  const [change] = asked('changeOrder') as { lines: { cases: number }[] }[];
  expect(change?.lines.map(({ cases }) => cases)).toEqual([3, 3, 1, 1]);
});

test('a driver is chosen before anything is shipped', async () => {
  const { page, tap, asked } = await openSeller();
  await tap('送货');
  await tap('安排老王便利店发车');
  await tap('司机 陈师傅');
  await tap('陈师傅发车');
  while (asked('ship').length < 1) await page.waitForTimeout(20);
  expect(asked('ship')).toEqual([{ orderId: 'dddddddddddddddd', driverId: 'chen' }]);
});

test('a whole van goes with the chosen driver at one press, and called back in time nothing went', async () => {
  const { page, tap, sees, asked } = await openSeller();
  await tap('送货');
  await tap('司机 陈师傅');
  await tap('陈师傅送后天这 2 单');
  await sees('陈师傅送 2 单，8 秒后发车');
  await tap('撤回');
  await page.clock.runFor(9_000);
  expect(asked('shipAll')).toEqual([]);
  await tap('陈师傅送后天这 2 单');
  await page.clock.runFor(9_000);
  while (asked('shipAll').length < 1) await page.waitForTimeout(20);
  expect(asked('shipAll')).toEqual([
    { driverId: 'chen', orders: [{ orderId: 'dddddddddddddddd' }, { orderId: 'eeeeeeeeeeeeeeee' }] },
  ]);
  await sees('发了 1 单，1 单没发：老王便利店');
});

test('a seller who goes on to other work before the van has left has not called it back', async () => {
  const { page, tap, asked } = await openSeller();
  await tap('送货');
  await tap('王师傅送后天这 2 单');
  await tap('接单');
  while (asked('shipAll').length < 1) await page.waitForTimeout(20);
});

test('the driver sees what to load, the stops in order, what to collect and the cash in hand', async () => {
  const { sees } = await openSeller({ seat: wangShifu });
  await sees('装车单 18 件');
  await sees('1. 老王便利店');
  await sees('2. 好又多超市');
  await sees('记账，不收钱');
  await sees('3,240.00');
  await sees('去下一家 老王便利店');
});

test('without network and without memory there are words and a next step', async () => {
  const { sees, page } = await openSeller({ says: { waiting: 'offline' } });
  await sees('现在没网');
  expect(await findFaults(page)).toEqual([]);
});

test('a seller reads what an employee did and was paid, and says from when on no more', async () => {
  const { tap, sees, asked, answer, page } = await openSeller();
  await tap('对账');
  await sees('没同意，挣不了任务的钱');
  await sees('同意到今天为止');
  await tap('小李挣的钱');
  await sees('税前 ¥2,000.00 − 代扣税 ¥240.00');
  answer(
    'endConsent',
    value({ repId: 'xiaoli', name: '小李', consent: { from: '2026-10-01', until: '2026-11-19' } }),
  );
  await tap('不再同意');
  await sees('我的业务员');
  while (asked('endConsent').length < 1) await page.waitForTimeout(20);
  expect(asked('endConsent')).toEqual([{ repId: 'xiaoli' }]);
  await tap('小陈挣的钱');
  answer('consentToEarnings', value({ repId: 'xiaochen', name: '小陈', consent: { from: '2026-11-19' } }));
  await tap('同意小陈挣品牌的任务钱');
  while (asked('consentToEarnings').length < 1) await page.waitForTimeout(50);
  expect(asked('consentToEarnings')).toEqual([{ repId: 'xiaochen' }]);
  while (asked('employeeStatement').length < 2) await page.waitForTimeout(50);
  expect(asked('employeeStatement').map(({ month }) => month)).toEqual(['2026-11', '2026-11']);
});

test('a seller reads what the brand owes line by line, and signs it or sends it back with a word', async () => {
  const { tap, sees, asked, page } = await openSeller();
  await tap('对账');
  await sees('等您核对');
  await tap('2026年10月核销单');
  await sees('10月 茶饮阶梯返利，1 次收货');
  await sees('那一单是 11 月收的');
  await page.getByLabel('有疑问写在这里').last().locator('input').fill('还少一单');
  await tap('有疑问，退回品牌');
  await tap('2026年10月核销单');
  await tap('核对无误');
  await sees('等您核对');
  expect(asked('signReimbursement').map(({ act, remark }) => [act, remark])).toEqual([
    ['dispute', '还少一单'],
    ['agree', ''],
  ]);
});

test('where the old owner is gone, the seller reads what goes along and says whose the shop is', async () => {
  const opened = await openSeller({
    says: { transfers: value(answers.transfers), settleTransfer: value({ settled: true }) },
  });
  await opened.tap('对账');
  await opened.tap('看老王便利店的转让');
  await opened.sees('欠款、返利、货补都跟着店走');
  await opened.tap('店归新店主');
  await opened.sees('2 家店在转让');
  expect(opened.asked('settleTransfer')).toEqual([{ storeId: 'laowang', agree: true }]);
});

test('as long as nobody has come to take it over, the seller can only call it off', async () => {
  const opened = await openSeller({
    says: {
      transfers: value(answers.transfers),
      settleTransfer: { problem: { code: 'transfer_over', facts: {} } },
    },
  });
  await opened.tap('对账');
  await opened.tap('看小芳副食的转让');
  expect(await opened.page.getByText('店归新店主').count()).toBe(0);
  await opened.tap('不转了，还归原店主');
  await opened.sees('这家店的转让已经定下来了');
});

test('ST-13: the driver says that a prize is there, and is told that the owner’s own word ends it', async () => {
  const { tap, sees, asked, answer } = await openSeller({
    seat: wangShifu,
    says: { prizes: value(answers.prizes), bringPrize: value(answers.broughtTill) },
  });
  await sees('要带给店主的奖品 2 件');
  await sees('老王便利店 · 说好昨天前送到');
  answer('prizes', value({ prizes: [answers.broughtTill], more: false }));
  await tap('收银机送到老王便利店了');
  await sees('送到了，请店主在手机上点“收到了”');
  expect(asked('bringPrize')).toEqual([{ storeId: 'laowang', month: '2026-09', policyId: 'till' }]);
});

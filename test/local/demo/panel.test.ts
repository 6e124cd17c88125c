import type { Browser, Page } from 'playwright-core';
import { shelves } from '../../../cloudfunctions/goods/shelf';
import { audits } from '../../../cloudfunctions/money/control/audit';
import { earnings } from '../../../cloudfunctions/money/ledger/earning';
import { complaints } from '../../../cloudfunctions/trade/complaint/complaint';
import { promotions } from '../../../cloudfunctions/trade/promotion/promotion';
import { promotionSpendings } from '../../../cloudfunctions/trade/promotion/spending';
import type { Day, PersonId, RepId, SellerId, StoreId } from '../../../contracts/vocabulary';
import { launchBrowser } from '../../../local/chromium';
import { fiveForOne } from '../../cloudfunctions/trade/promotion/promoting';
import { laowang, openFirstShop, openShelf, seat, xinyuan } from '../../first-shop';
import { type RunningCloud, startRunningCloud } from '../../running-cloud';
import { fen } from '../../test-cloud';

/** The brand's panel in a browser over the cloud that runs: what waits for the brand is seen, and a word given there is kept. */
let cloud: RunningCloud;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  cloud = await startRunningCloud({ at: '2026-11-23T10:00:00+08:00', timers: [] });
  await openFirstShop(cloud);
  for (const name of ['brand', 'brand2']) await seat(cloud, name, 'operator', 'brand');
  await seat(cloud, 'laowang', 'owner', laowang);
  await seedWhatWaits();
  browser = await launchBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  page.on('dialog', (dialog) => void dialog.accept('已经在办，明天给您回电'));
  await page.goto(`${cloud.origin}/`);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await cloud.close();
});

async function seedWhatWaits() {
  const idea = {
    complaintId: 'idea'.padEnd(16, 'x'),
    storeId: laowang,
    kind: 'idea',
    words: '想要小箱装',
    photos: [],
  };
  const phone = await cloud.phone('laowang');
  await phone.call('store', 'complain', idea);
  const promotion = fiveForOne({ cap: { of: 'cases', total: 10 } });
  await cloud.seed(promotions, promotion.promotionId, { ...promotion, sellerIds: [], tiers: [] });
  const { promotionId, version, name, funder } = promotion;
  const given = { orders: 2, given: fen(6_600), takenBack: fen(3_300) };
  const of = { promotionId, version, name, funder, sellerId: xinyuan, sellerName: '鑫源商贸' };
  await cloud.seed(promotionSpendings, `${promotionId}:3:${xinyuan}`, { ...of, ...given });
  await openShelf(cloud, 'quiet-shop' as StoreId, '小静便利店');
  const { _id, ...quiet } = cloud.all(shelves).find(({ storeId }) => storeId === 'quiet-shop')!;
  await cloud.seed(shelves, 'quiet-shop', { ...quiet, night: { quiet: { sinceDays: 90, step: 'remove' } } });
  await cloud.seed(earnings, 'earn:tea-front:laowang', {
    earningId: 'earn:tea-front:laowang',
    personId: 'person-li' as PersonId,
    amount: fen(200),
    at: cloud.clock.now(),
    cause: { kind: 'display', taskName: '门口堆头', storeName: '老王便利店', policyVersion: 1 },
    work: { repId: 'xiaoli' as RepId, employerId: xinyuan as SellerId, on: '2026-11-23' as Day },
  });
}

const within = (id: string) => page.locator(`#${id}`);
const done = (words: string) => page.getByText(`${words}：好了`).waitFor();

test('ST-22: what a store said waits in the panel, and the brand’s answer reaches the store', async () => {
  await within('complaints').getByText('店主：想要小箱装').waitFor();
  await within('complaints').getByRole('button', { name: '答复' }).click();
  await done('答复');
  expect(cloud.all(complaints)).toMatchObject([
    { state: 'answered', steps: [{ by: 'owner' }, { by: 'brand', words: '已经在办，明天给您回电' }] },
  ]);
});

test('ST-18: the panel shows what a promotion has cost, and gives vouchers within a budget', async () => {
  await within('spending').getByText('鑫源商贸：2 单，用了 ¥66.00，收回 ¥33.00').waitFor();
  await page.getByLabel('券名').fill('冬季谢礼');
  await page.getByLabel('门店编号、等级或业务员编号').fill(laowang);
  await page.locator('#vouchers').getByRole('button', { name: '发券' }).click();
  await within('voucher-gifts').getByText('发了 1 家，占预算 ¥15.00，还剩 ¥985.00').waitFor();
  const [shelf] = cloud.all(shelves).filter(({ storeId }) => storeId === laowang);
  expect(Object.values(shelf?.vouchers ?? {})).toMatchObject([{ name: '冬季谢礼', off: 1_500 }]);
});

test('an earning booked by mistake is proposed to be turned round, and whoever proposed it takes it back', async () => {
  await page.locator('#reversal').getByLabel('分录编号').fill('earn:tea-front:laowang');
  await page.getByLabel('冲回原因').fill('照片是别家店的');
  await page.getByLabel('冲回凭据').fill('监控 14:20');
  await page.getByRole('button', { name: '提议冲回' }).click();
  await within('reversals').getByText('照片是别家店的；凭据：监控 14:20').waitFor({ timeout: 20_000 });
  await within('reversals').getByRole('button', { name: '撤回冲回提议' }).click();
  await done('撤回冲回提议');
  expect(cloud.all(earnings)[0]).not.toHaveProperty('proposal');
  expect(cloud.all(audits).map(({ what }) => what)).toEqual(['propose', 'take_back']);
});

test('the bookkeeper’s files are asked for with a reason', async () => {
  const form = page.locator('#tax-file');
  expect(await form.locator('option').allTextContents()).toEqual(['扣缴明细', '平台季报', '付款明细']);
  expect(await form.getByLabel('用途').getAttribute('required')).toBe('');
});

test('ST-26: a small store that stopped ordering is told to the brand, and one press begins a voucher that asks it back', async () => {
  await within('quiet').getByText('小静便利店 · 90 天没进货，还留不留，该定了').waitFor();
  await within('quiet').getByRole('button', { name: '填进发券' }).click();
  expect(await page.getByLabel('门店编号、等级或业务员编号').inputValue()).toBe('quiet-shop');
});

import { findFaults } from './faults';
import * as answers from './rebate-answers';
import { type Opened, storePhones, value } from './store-phone';

const openStore = storePhones();
const receipt = 'store/receipt/receipt?orderId=ffffffffffffffff';
const atTheDoor = { path: receipt, says: { order: value(answers.toReceive) } };
const ledger = { says: { displayPlan: value(answers.plan), rebate: value(answers.book) } };
const november = '11月 阶梯返利，怎么算的';

const screens: Record<string, Opened & { taps?: string[] }> = {
  'the receipt with rebate to use': atTheDoor,
  'the receipt that uses rebate': { ...atTheDoor, taps: ['用返利抵 ¥24.00'] },
  'the receipt that used rebate': { path: receipt, says: { order: value(answers.received) } },
  'the ledger with a display plan': { ...ledger, taps: ['账本'] },
  'the ledger where a seller owes the store': {
    says: { ...ledger.says, rebate: value(answers.inFavour) },
    taps: ['账本'],
  },
  'what more cases would bring': {
    says: { ...ledger.says, rebateIfReceived: value(answers.ifReceived) },
    taps: ['账本', november, '算一算能多拿多少'],
  },
  'saying that a rebate is wrong': { ...ledger, taps: ['账本', november, '不对？说一声'] },
  'a rebate that was disputed': {
    says: { ...ledger.says, rebate: value(answers.disputed) },
    taps: ['账本', november],
  },
};

test.each(Object.keys(screens))('every word of %s can be read and every control hit', async (name) => {
  const { taps = [], ...opened } = screens[name] ?? {};
  const { page, tap } = await openStore(opened);
  for (const label of taps) await tap(label);
  if (name === 'the ledger with a display plan')
    await page.getByText('您店的陈列方案').scrollIntoViewIfNeeded();
  expect(await findFaults(page)).toEqual([]);
});

test('rebate is used at the door in one tap, and taken back in one', async () => {
  const { page, sees, tap, asked } = await openStore(atTheDoor);
  await tap('用返利抵 ¥24.00');
  await sees('返利抵掉 ¥24.00');
  await sees('收到了，应付 ¥357.20');
  await tap('这次不抵返利');
  await sees('收到了，应付 ¥381.20');
  await tap('用返利抵 ¥24.00');
  await tap('收到了，应付 ¥357.20');
  while (asked('confirmReceipt').length < 1) await page.waitForTimeout(20);
  expect(asked('confirmReceipt')).toMatchObject([{ cash: 35_720, offset: 2400 }]);
});

test('without rebate to use the receipt offers none, and a receipt never tells of it', async () => {
  const { page, tap, asked } = await openStore({ path: receipt });
  await tap('收到了，应付 ¥381.20');
  while (asked('confirmReceipt').length < 1) await page.waitForTimeout(20);
  expect(await page.getByText('返利抵', { exact: false }).count()).toBe(0);
  expect(asked('confirmReceipt')[0]).not.toHaveProperty('offset');
});

test('rebate that another delivery used meanwhile is told with what is left of it', async () => {
  const { sees, tap, answer } = await openStore({
    ...atTheDoor,
    says: {
      ...atTheDoor.says,
      confirmReceipt: { problem: { code: 'offset_short', facts: { ready: 400 } } },
    },
  });
  await tap('用返利抵 ¥24.00');
  await tap('收到了，应付 ¥357.20');
  await sees('这次能抵 ¥4');
  answer('order', value({ ...answers.toReceive, offset: 400 }));
  await tap('按这样抵');
  await sees('收到了，应付 ¥377.20');
});

test('ST-17: the owner reads the display plan in the ledger before the first photo', async () => {
  const { sees, tap } = await openStore(ledger);
  await tap('账本');
  await sees('您店的陈列方案');
  await sees('不少于 8 瓶，正面朝外');
  await sees('照片每过一次 ¥30.00，一个月最多 2 次，抵鑫源商贸的货款');
  await sees('这个月过了 0 次，再过 2 次，多拿 ¥60.00');
  await sees('这个月过了 1 次，再过 1 次，多拿 ¥20.00');
  await sees('昨天的照片没通过，照要求摆好再拍');
});

test('what more cases would bring is asked of the cloud, and a wrong rebate is told to the brand', async () => {
  const { page, sees, tap, asked } = await openStore({
    says: {
      ...ledger.says,
      rebateIfReceived: value(answers.ifReceived),
      disputeRebate: value(answers.dispute),
    },
  });
  await tap('账本');
  await tap(november);
  await tap('算一算能多拿多少');
  await sees('再收 10 件，这条多拿 ¥20.60，一共 ¥41.60');
  await tap('不对？说一声');
  await page.locator('.field-input input').fill('少算了 2 件');
  await tap('说给品牌听');
  await sees('您说：少算了 2 件');
  expect(asked('disputeRebate')).toMatchObject([{ policyId: 'nov', says: '少算了 2 件' }]);
});

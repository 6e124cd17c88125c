import type { Fen, Instant } from '../../contracts/vocabulary';
import { type Canned, cannedPhones } from './canned-phone';
import { findFaults } from './faults';
import * as answers from './rep-answers';
import { prizes } from './seller-answers';

const openPhone = cannedPhones();

const value = (of: unknown): Canned => ({ value: of });
const door: Record<string, Canned> = {
  today: value(answers.today),
  prizes: value({ prizes: [], more: false }),
  tasks: value(answers.tasks),
  claims: value(answers.claims),
  earnings: value(answers.earnings),
  realName: value(answers.nameless),
  authorization: value({ isOffered: false, state: 'none' }),
  bindingCode: value({ code: '482913', storeName: '老王便利店', goodUntil: answers.now + 540_000 }),
};
type Opened = { says?: Record<string, Canned>; kept?: Record<string, unknown> };
async function openRep({ says = {}, kept = {} }: Opened = {}) {
  const phone = await openPhone({
    path: 'rep/home/home',
    kept,
    seat: answers.rep,
    now: answers.now,
    answers: { ...door, ...says },
  });
  const { page, tap } = phone;
  let uploads = 0;
  await page.route('**/v1/storage/upload*', (route) => {
    uploads += 1;
    return route.fulfill({ json: { fileID: `cloud://canned/o-rep/${uploads}.jpg` } });
  });
  const shoot = async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap('拍茶饮端架陈列')]);
    // Any picture will do.
    await chooser.setFiles({ name: 'shelf.png', mimeType: 'image/png', buffer: await page.screenshot() });
    await page.waitForSelector('.claim-photo');
  };
  return { ...phone, shoot, uploads: () => uploads };
}
type Rep = Awaited<ReturnType<typeof openRep>>;

async function showShelf({ tap, shoot }: Rep) {
  await tap('到店了');
  await tap('扫不了码');
  await shoot();
  for (let facing = 0; facing < 3; facing++) await tap('排面 加一');
  await tap('价格牌 有');
}

const screens: Record<string, Opened & { taps?: string[] }> = {
  'the day': {},
  'a day with a prize to bring': { says: { prizes: value(prizes) } },
  'a day without stores': { says: { today: value({ ...answers.today, stores: [] }) } },
  'the binding code': { taps: ['给店主绑店码'] },
  'the tasks': { taps: ['任务'] },
  'the income': { taps: ['收入'] },
  'how much to take out': { taps: ['收入', '提现'] },
  'money that arrives without a tap': {
    taps: ['收入'],
    says: { authorization: value({ isOffered: true, state: 'none' }) },
  },
  'a wish carried by several bills': { taps: ['收入'], says: { earnings: value(answers.severalBills) } },
  'how much to take out in several bills': {
    taps: ['收入', '提现'],
    says: { earnings: value({ ...answers.earnings, most: 200_000 }) },
  },
  'the legal name': { taps: ['收入', '填收款人实名'], says: { earnings: value(answers.taxed) } },
  'the legal name on file': { taps: ['收入', '改收款人实名'], says: { realName: value(answers.named) } },
  'what tax took': {
    taps: ['收入'],
    says: { earnings: value(answers.taxed), realName: value(answers.named) },
  },
  'a visit': { taps: ['到店了'] },
};

test.each(Object.entries(screens))(
  '%s can be read and every control hit',
  async (__, { taps = [], ...opened }) => {
    const phone = await openRep(opened);
    for (const label of taps) await phone.tap(label);
    expect(await findFaults(phone.page)).toEqual([]);
  },
);

test('without network the day is last known, and says as of when', async () => {
  const release = '0.1.0';
  const last = { release, value: answers.today, asOf: answers.now - 3_600_000 };
  const { sees, page } = await openRep({
    says: { today: 'offline' },
    kept: { 'last:xiaoli:rep.today': last },
  });
  await sees('没网 · 更新于 08:12');
  await sees('老王便利店');
  expect(await page.getByLabel('到店了').isVisible()).toBe(true);
});

test('a store that cannot be visited makes way for the next', async () => {
  const { tap, page } = await openRep();
  await tap('去不了');
  expect(await page.locator('.t28').first().textContent()).toBe('小刘超市');
});

test('a visit is judged at once: the photo went up, the money and its reason are there', async () => {
  const claims = [answers.claim({ state: 'passed' })];
  const rep = await openRep({ says: { reportVisit: value({ claims, earned: 200, inReview: 0 }) } });
  await showShelf(rep);
  await rep.tap('冰红茶 500ml 半箱');
  await rep.tap('做完了 +¥2');
  await rep.sees('已记到可提');
  const [report] = rep.asked('reportVisit');
  expect(report).toMatchObject({
    storeId: 'laowang',
    evidence: [{ photo: 'cloud://canned/o-rep/1.jpg', facings: 3, priceTag: true }],
    count: [{ level: 'half' }],
  });
  expect(report).not.toHaveProperty('storeCode');
});

test('what did not pass says why and how to mend it, and can be shown again', async () => {
  const claims = [answers.claim({ state: 'failed', reasons: ['no_price_tag'] })];
  const rep = await openRep({ says: { reportVisit: value({ claims, earned: 0, inReview: 0 }) } });
  await showShelf(rep);
  await rep.tap('做完了 +¥2');
  await rep.sees('贴上价格牌重拍');
  expect(await findFaults(rep.page)).toEqual([]);
  await rep.tap('重拍');
  await rep.tap('扫不了码');
  await rep.shoot();
});

test('a visit without network outlives a killed app, goes out once and under one id', async () => {
  const rep = await openRep({ says: { reportVisit: 'offline' } });
  await showShelf(rep);
  await rep.tap('做完了 +¥2');
  await rep.sees('1 条待上传，不会丢');
  // The strip is there at once; the photo goes first and the report after it.
  while (rep.asked('reportVisit').length === 0) await rep.page.waitForTimeout(50);
  expect(rep.asked('reportVisit')).toHaveLength(1);

  const claims = [answers.claim({ state: 'passed' })];
  rep.answer('reportVisit', value({ claims, earned: 200, inReview: 0 }));
  await rep.page.reload();
  await rep.page.waitForSelector('.screen');
  await rep.tap('1 条待上传，不会丢');
  await rep.tap('现在就传');
  await rep.page.waitForFunction(() => !document.querySelector('.strip'));
  const [first, second] = rep.asked('reportVisit');
  expect(second).toEqual(first);
  expect(rep.uploads()).toBe(1);
});

test('an app killed in the middle of a visit goes on where it was', async () => {
  const rep = await openRep();
  await showShelf(rep);
  await rep.page.reload();
  await rep.page.waitForSelector('.claim-photo');
  await rep.sees('没扫码，这次送人看');
  expect(await rep.page.getByLabel('做完了 +¥2').isVisible()).toBe(true);
});

test('what would not pass is said before it is sent', async () => {
  const rep = await openRep();
  await rep.tap('到店了');
  await rep.sees('还差：门店码');
  await rep.tap('扫不了码');
  await rep.shoot();
  await rep.tap('排面 加一');
  await rep.sees('要 3 个排面，现在 1 个');
  await rep.tap('价格牌 没有');
  await rep.sees('没有价格牌交了过不了');
});

test('claiming a task tells the cloud which and where', async () => {
  const rep = await openRep({ says: { claimTask: { problem: { code: 'task_full', facts: {} } } } });
  await rep.tap('任务');
  await rep.tap('领给 海岸城便民店');
  await rep.tap('给海岸城便民店领');
  await rep.sees('名额刚被领完');
  expect(rep.asked('claimTask')).toEqual([{ taskId: 'cold-door', storeId: 's1' }]);
});

const open = (over: object) => ({
  ...answers.earnings,
  held: 20_000,
  withdrawals: [answers.withdrawal(over), ...answers.earnings.withdrawals],
});

test('a withdrawal whose answer was lost is asked again with the same id and amount, never a second one', async () => {
  const rep = await openRep({ says: { withdraw: 'offline' } });
  await rep.tap('收入');
  await rep.tap('提现');
  await rep.tap('提 ¥200');
  await rep.sees('没收到回音');
  await rep.page.reload();
  await rep.page.waitForSelector('.screen');
  await rep.tap('收入');
  await rep.tap('提现');
  await rep.sees('上次提 ¥200.00 没收到回音');
  rep.answer('withdraw', value(answers.withdrawal({})));
  rep.answer('earnings', value(open({})));
  await rep.tap('提 ¥200');
  await rep.sees('等您点收款');
  const [first, second] = rep.asked('withdraw');
  expect(second).toEqual(first);
});

test('when one of several bills has arrived the button is for the next one at once', async () => {
  const bill = (number: number, state: 'asked' | 'waiting') => ({
    ...answers.withdrawal({ state, number, of: 3, amount: 16_667 as Fen }, 50_000),
    paid: (16_667 * (number - 1)) as Fen,
  });
  const rep = await openRep({
    says: {
      earnings: value({ ...answers.earnings, held: 50_000, withdrawals: [bill(1, 'asked')] }),
      collect: value({ withdrawal: bill(1, 'waiting'), confirm: { mchId: '1', appId: 'wx', package: 'p' } }),
      payout: value(bill(2, 'asked')),
    },
  });
  await rep.page.route('**/wechat/confirm', (route) => route.fulfill({ json: { errMsg: 'ok' } }));
  await rep.tap('收入');
  await rep.sees('第 1 笔/共 3 笔，这笔 ¥166.67');
  await rep.tap('收款 ¥166.67');
  await rep.page.locator('form .btn-primary').click();
  await rep.sees('第 2 笔/共 3 笔，这笔 ¥166.67；前 1 笔到账 ¥166.67');
  expect(await rep.page.getByLabel('收款 ¥166.67', { exact: true }).isVisible()).toBe(true);
});

test('after the tap the screen says what the cloud knows, and paid only when the cloud does', async () => {
  const waiting = answers.withdrawal({ state: 'waiting', closesAt: (answers.now + 82_800_000) as Instant });
  const confirm = { mchId: '1900000109', appId: 'wx', package: 'p' };
  const rep = await openRep({
    says: {
      earnings: value(open({ state: 'asked' })),
      collect: value({ withdrawal: waiting, confirm }),
      payout: value(waiting),
    },
  });
  await rep.page.route('**/wechat/confirm', (route) => route.fulfill({ json: {} }));
  await rep.tap('收入');
  await rep.tap('收款 ¥200');
  await rep.page.locator('form .btn-primary').click();
  await rep.sees('微信处理中');
  expect(await rep.page.getByText('已到账 今天').count()).toBe(0);

  const paid = answers.withdrawal({ state: 'paid', endedAt: answers.now as Instant });
  rep.answer('payout', value(paid));
  rep.answer('earnings', value({ ...answers.earnings, withdrawals: [paid] }));
  await rep.sees('已到账 今天 09:12');
});

test('whoever turns back at WeChat’s page is asked for the tap again', async () => {
  const waiting = answers.withdrawal({ state: 'waiting' });
  const confirm = { mchId: '1900000109', appId: 'wx', package: 'p' };
  const rep = await openRep({
    says: {
      earnings: value(open({ state: 'asked' })),
      collect: value({ withdrawal: waiting, confirm }),
      payout: value(waiting),
    },
  });
  await rep.tap('收入');
  await rep.tap('收款 ¥200');
  await rep.page.locator('form .btn-plain').click();
  await rep.sees('等您点收款');
  expect(await rep.page.getByLabel('收款 ¥200').isVisible()).toBe(true);
});

test('a bill nobody can tell about yet is not called lost, and cannot be asked for twice', async () => {
  const rep = await openRep({ says: { earnings: value(open({ state: 'sending' })) } });
  await rep.tap('收入');
  await rep.sees('正在和微信核对，钱没丢，不用再提');
  expect(await rep.page.getByLabel('提现', { exact: true }).count()).toBe(0);
});

test('a person without a seat is asked for the phone number the company knows', async () => {
  const rep = await openRep({
    kept: { seats: [] },
    says: { whoAmI: value({ seats: [] }), signInByPhone: { problem: { code: 'phone_unknown', facts: {} } } },
  });
  await rep.page.route('**/wechat/phone-code', (route) => route.fulfill({ json: { code: 'c0de' } }));
  await rep.tap('用微信手机号登录');
  await rep.page.getByLabel('手机号', { exact: true }).fill('13800000099');
  await rep.page.locator('form .btn-primary').click();
  await rep.sees('这个手机号没登记');
  expect(rep.asked('signInByPhone')).toEqual([{ phoneCode: 'c0de' }]);
});

test('a large sum asks for the legal name and leads to where it is given', async () => {
  const rep = await openRep({
    says: { withdraw: { problem: { code: 'real_name_needed', facts: { from: 200_000 } } } },
  });
  await rep.tap('收入');
  await rep.tap('提现');
  await rep.tap('提 ¥200');
  await rep.sees('不填也能提，每次少于 ¥2,000');
  await rep.tap('去填姓名');
  await rep.page.getByLabel('姓名，和微信实名一样').last().locator('input').fill('张三丰');
  await rep.page.getByLabel('身份证号，18 位').last().locator('input').fill('11010519491231002x');
  rep.answer('giveRealName', { problem: { code: 'id_number_wrong', facts: {} } });
  await rep.tap('存好');
  await rep.sees('身份证号不对');
  rep.answer('giveRealName', value(answers.named.realName));
  rep.answer('realName', value(answers.named));
  await rep.tap('改一下');
  await rep.tap('存好');
  await rep.sees('张* 1101**********002X');
  expect(rep.asked('giveRealName')).toEqual([
    { name: '张三丰', idNumber: '11010519491231002X' },
    { name: '张三丰', idNumber: '11010519491231002X' },
  ]);
});

test('what is on file can be taken back, and where no number is needed none is asked for', async () => {
  const rep = await openRep({ says: { realName: value({ ...answers.named, needsIdNumber: false }) } });
  await rep.tap('收入');
  await rep.tap('改收款人实名');
  expect(await rep.page.getByLabel('身份证号，18 位').count()).toBe(0);
  rep.answer('eraseRealName', value({}));
  rep.answer('realName', value(answers.nameless));
  await rep.tap('删掉存着的实名');
  await rep.sees('没填，每次提不满 ¥2,000 都不用填');
});

test('where tax was withheld the working is shown, and a wrong name is said as such', async () => {
  const rep = await openRep({ says: { earnings: value(answers.taxed) } });
  await rep.tap('收入');
  await rep.sees('税前 ¥2,000.00 − 代扣税 ¥240.00 = 到手 ¥1,760.00');
  await rep.sees('姓名和微信实名对不上，改好再提，钱已回可提');
});

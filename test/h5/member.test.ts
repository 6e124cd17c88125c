import { type Canned, cannedPhones } from './canned-phone';
import { findFaults } from './faults';
import * as answers from './member-answers';

const openPhone = cannedPhones();

const value = (of: unknown): Canned => ({ value: of });
const result = 'entry/scan-result/scan-result?code=7K3M9QXW2AB4';

type Opened = { path?: string; says?: Record<string, Canned>; kept?: Record<string, unknown> };
async function openMember({ path = 'member/home/home', says = {}, kept = {} }: Opened) {
  return openPhone({
    path,
    kept: { seats: [], ...kept },
    seat: answers.member,
    now: answers.now,
    answers: {
      whoAmI: value({ seats: [] }),
      points: value(answers.points),
      scan: value(answers.results.points),
      ...says,
    },
  });
}

const heroes: Record<keyof typeof answers.results, string> = {
  points: '+10 积分',
  again: '这个码您扫过了',
  used: '8月3日 14:20 有人扫过',
  not_on_market: '登记以后积分自动给您',
  case_code: '请店主扫',
  not_recognised: '没认出来',
  not_ours: '不是我们的码',
};

test.each(Object.entries(heroes))(
  'a scan that turns out %s is answered at once, before any sign-up',
  async (kind, hero) => {
    const found = answers.results[kind as keyof typeof heroes];
    const phone = await openMember({ path: result, says: { scan: value(found) } });
    await phone.sees(hero);
    expect(await phone.page.getByText('登录').count()).toBe(0);
    expect(await phone.page.getByText('手机号', { exact: true }).count()).toBe(0);
    expect(await findFaults(phone.page, { smallestPx: 13 })).toEqual([]);
  },
);

test('a printed code is answered without asking first who scans it', async () => {
  const q = encodeURIComponent('https://cap.example/c/7K3M9QXW2AB4');
  const phone = await openMember({ path: `entry/landing/landing?q=${q}`, says: { whoAmI: 'silent' } });
  await phone.sees('+10 积分');
  expect(phone.asked('scan')[0]).toEqual({ code: 'https://cap.example/c/7K3M9QXW2AB4' });
});

test('only a code nobody used before proves the bottle', async () => {
  const phone = await openMember({ path: result, says: { scan: value(answers.results.used) } });
  await phone.sees('可喝到 2027-05-01');
  expect(await phone.page.getByText('真品').count()).toBe(0);
});

test('without network the code is kept, goes by itself, and what it was is told afterwards', async () => {
  const phone = await openMember({ path: result, says: { scan: 'offline' } });
  await phone.sees('没网，码已存下');
  await phone.sees('1 条待上传，不会丢');
  phone.answer('scan', value(answers.results.points));
  await phone.tap('1 条待上传，不会丢');
  await phone.tap('现在就传');
  await phone.page.waitForFunction(() => !document.querySelector('.strip'));
  await phone.page
    .getByLabel('关闭', { exact: true })
    .last()
    .click({ timeout: 1_000 })
    .catch(() => undefined);
  await phone.tap('看我的积分');
  await phone.sees('冰红茶 500ml：+10 积分');
});

test('a crowd, or too many wrong codes, is told without blame and the code is not lost', async () => {
  const phone = await openMember({
    path: result,
    says: { scan: { problem: { code: 'busy', facts: {} } } },
  });
  await phone.sees('码没用掉');
});

test('an owner who scans a case by chance is led to where cases are scanned', async () => {
  const wang = { role: 'owner', at: 'laowang', name: '老王便利店' };
  const phone = await openMember({
    path: result,
    says: { whoAmI: value({ seats: [wang] }), scan: value(answers.results.case_code) },
  });
  await phone.tap('去扫箱');
  await phone.page.waitForURL(/store\/home\/home/);
  await phone.page.locator('[role="tab"][aria-label="扫箱"][aria-selected="true"]').waitFor();
});

test('twelve typed characters are looked up like a scanned code', async () => {
  const phone = await openMember({});
  await phone.page.getByLabel('瓶盖里的 12 位').locator('input').fill('7k3m 9qxw 2ab4');
  await phone.tap('查这个码');
  await phone.sees('+10 积分');
  expect(phone.asked('scan')).toEqual([{ code: '7K3M9QXW2AB4' }]);
});

const panels: Record<string, Opened & { taps: string[] }> = {
  'the scan button': { taps: [] },
  'the points': { taps: ['会员'] },
  'no points yet': {
    taps: ['会员'],
    says: { points: value({ balance: 0, lots: [], changes: [], kept: 0 }) },
  },
  'the way to work': { taps: ['我的', '我是店主或业务员'] },
};

test.each(Object.entries(panels))('%s can be read and every control hit', async (__, { taps, ...opened }) => {
  const phone = await openMember(opened);
  for (const label of taps) await phone.tap(label);
  expect(await findFaults(phone.page, { smallestPx: 13 })).toEqual([]);
});
test('what was won can be read and every control hit', async () => {
  const phone = await openMember({ path: result });
  await phone.sees('+10 积分');
  expect(await findFaults(phone.page, { smallestPx: 13 })).toEqual([]);
});

test('points say where they came from, when they end and what still waits', async () => {
  const phone = await openMember({});
  await phone.tap('会员');
  await phone.sees('30 天内到期 120');
  await phone.sees('2 个码存着');
  await phone.sees('今天 12:18 · 2027年12月31日到期');
});

test('a consumer sees no role chip; signing in as a rep leads to the rep’s day', async () => {
  const xiaoli = { role: 'rep', at: 'xiaoli', name: '城东线' };
  const phone = await openMember({ says: { signInByPhone: value({ seats: [xiaoli] }) } });
  expect(await phone.page.locator('.role-chip').count()).toBe(0);
  await phone.page.route('**/wechat/phone-code', (route) => route.fulfill({ json: { code: 'c0de' } }));
  await phone.tap('我的');
  await phone.tap('我是店主或业务员');
  await phone.tap('用微信手机号登录');
  await phone.page.getByLabel('手机号', { exact: true }).fill('13800000002');
  await phone.page.locator('form .btn-primary').click();
  await phone.page.waitForURL(/rep\/home\/home/);
});

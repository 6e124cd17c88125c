import { type Canned, cannedPhones } from './canned-phone';
import * as exchange from './exchange-answers';
import { findFaults } from './faults';
import * as answers from './store-answers';

const openPhone = cannedPhones();

const value = (of: unknown): Canned => ({ value: of });
const door: Record<string, Canned> = {
  home: value(answers.home),
  order: value(answers.shipped),
  exchangeable: value(exchange.exchangeable),
  exchanges: value(exchange.exchanges),
  reportDamage: value(exchange.asked),
  askExchange: value(exchange.asked),
  complaints: value(exchange.complaints),
  complain: value(exchange.complaints.complaints[0]),
  photoFolder: value({ folder: 'o-wang/' }),
};
const wang = { role: 'owner', at: answers.storeId, name: '老王便利店' };
const page = (name: string) => `store/${name}/${name}`;

async function openStore(path: string, says: Record<string, Canned> = {}) {
  return openPhone({
    path,
    seat: wang,
    now: answers.at,
    answers: { ...door, ...says },
  });
}

const receipt = `${page('receipt')}?orderId=ffffffffffffffff`;
const screens: Record<string, { path: string; taps?: string[] }> = {
  'the report of damage': { path: page('damage'), taps: ['冰红茶 500ml破了'] },
  'what may be exchanged': { path: page('exchange') },
  'asking for an exchange': { path: page('exchange'), taps: ['冰红茶 500ml要退换'] },
  complaints: { path: page('complaint') },
  'the receipt with everything wrong': {
    path: receipt,
    taps: ['冰红茶 500ml破了', '冰红茶 500ml临期', '纯净水 550ml没订过'],
  },
};

test.each(Object.keys(screens))('every word of %s can be read and every control hit', async (name) => {
  const { path, taps = [] } = screens[name] ?? { path: '' };
  const { page: shown, tap } = await openStore(path);
  for (const label of taps) await tap(label);
  expect(await findFaults(shown)).toEqual([]);
});

test('two short cases are reported in three taps from the page, and the report is sent once', async () => {
  const { page: shown, tap, sees, asked } = await openStore(page('damage'));
  await tap('冰红茶 500ml少了');
  await tap('冰红茶 500ml少了整件 加一件');
  await tap('报给鑫源商贸');
  await shown.waitForURL('**/store/exchange/exchange**');
  await sees('退货记录');
  expect(asked('reportDamage')).toMatchObject([
    { lines: [{ why: 'short', bottles: 30 }], instead: 'credit', photos: [] },
  ]);
});

test('what is broken is not sent without its photo', async () => {
  const { page: shown, tap } = await openStore(page('damage'));
  await tap('冰红茶 500ml破了');
  const send = shown.getByLabel('先拍一张破损的照片');
  expect(await send.getAttribute('aria-disabled')).toBe('true');
});

test('without network a report waits on the phone and is sent when the network is back', async () => {
  const {
    page: shown,
    tap,
    sees,
    asked,
    answer,
  } = await openStore(page('damage'), { reportDamage: 'offline' });
  await tap('冰红茶 500ml少了');
  await tap('报给鑫源商贸');
  await sees('1 条待上传，不会丢');
  answer('reportDamage', value(exchange.asked));
  await shown.evaluate(() => window.dispatchEvent(new Event('online')));
  await shown.getByText('1 条待上传，不会丢').waitFor({ state: 'detached' });
  expect(new Set(asked('reportDamage').map(({ exchangeId }) => exchangeId)).size).toBe(1);
});

test('a store reads why a product may not go back, and from which day on it may', async () => {
  const { sees } = await openStore(page('exchange'));
  await sees('放满 30 天才能换');
  await sees('先数一下还剩几瓶');
  await sees('欠款里减 ¥45.50，下次收货抵 ¥20.00');
});

test('what was never ordered is not paid for', async () => {
  const { page: shown, tap, asked } = await openStore(receipt, { confirmReceipt: value(answers.received) });
  await tap('纯净水 550ml没订过');
  await tap('收到了，应付 ¥316.40');
  while (asked('confirmReceipt').length < 1) await shown.waitForTimeout(20);
  expect(asked('confirmReceipt')).toMatchObject([{ lines: [{ refused: 3, notOrdered: true }], cash: 31640 }]);
});

test('an owner sees who answers by when, and has the last word', async () => {
  const {
    sees,
    tap,
    page: shown,
    asked,
  } = await openStore(page('complaint'), {
    replyToAnswer: value(exchange.complaints.complaints[0]),
  });
  await sees('前鑫源商贸答复您');
  await tap('解决了');
  while (asked('replyToAnswer').length < 1) await shown.waitForTimeout(20);
  expect(asked('replyToAnswer')).toMatchObject([{ isSettled: true }]);
});

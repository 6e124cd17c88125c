import { createHash } from 'node:crypto';
import type { Day } from '../../../../contracts/vocabulary';
import { mchid, openSayingWechat, type SayingWechat } from './wechat-says';

let wechat: SayingWechat;
beforeAll(() => {
  wechat = openSayingWechat();
});
beforeEach(() => {
  wechat.asked.length = 0;
});

const text = '记账时间,业务类型\n`2026-11-20 10:00:00,`转账\n';
const hash = createHash('sha1').update(text).digest('hex');
const url = 'https://api.mch.weixin.qq.com/v3/billdownload/file?token=t1';
const described = (changes: object = {}) => ({
  json: { hash_type: 'SHA1', hash_value: hash, download_url: url, ...changes },
});
const fetchBill = () => wechat.client.fetchBill({ mchid, day: '2026-11-20' as Day, bill: 'OPERATION' });

test('a bill is asked for, downloaded and held against its hash', async () => {
  wechat.says(described(), { text, unsigned: true });
  expect(await fetchBill()).toMatchObject({
    kind: 'accepted',
    text,
    evidence: { body: expect.stringContaining(hash) },
  });
  expect(wechat.asked.map((request) => request.url)).toEqual([
    'https://api.mch.weixin.qq.com/v3/bill/fundflowbill?bill_date=2026-11-20&account_type=OPERATION',
    url,
  ]);
});

test('a hash in capital letters is the same hash', async () => {
  wechat.says(described({ hash_value: hash.toUpperCase() }), { text, unsigned: true });
  expect(await fetchBill()).toMatchObject({ kind: 'accepted', text });
});

test.each([
  ['cut short', text.slice(0, -1)],
  ['longer', `${text}\`2026-11-20 11:00:00,\`转账\n`],
  ['changed by one digit', text.replace('10:00', '10:01')],
  ['empty', ''],
])('a download that is %s is not the bill', async (_how, downloaded) => {
  wechat.says(described(), { text: downloaded, unsigned: true });
  expect(await fetchBill()).toMatchObject({ kind: 'unknown', why: 'wrong_hash' });
});

test('a download address that is over its thirty seconds gives no bill', async () => {
  wechat.says(described(), { status: 400, text, unsigned: true });
  expect(await fetchBill()).toMatchObject({ kind: 'unknown', why: 'server_error' });
});

test.each(['cut_off', 'timed_out'] as const)(
  'a download that ends in silence (%s) gives no bill',
  async (why) => {
    wechat.says(described(), { kind: 'silence', why, detail: '' });
    expect(await fetchBill()).toMatchObject({ kind: 'unknown', why });
  },
);

test('a description that nobody signed leads to no download', async () => {
  wechat.says({ ...described(), unsigned: true });
  expect(await fetchBill()).toMatchObject({ kind: 'unknown', why: 'missing_headers' });
  expect(wechat.asked.length).toBe(1);
});

test.each([
  ['elsewhere', { download_url: 'https://bills.example/v3/billdownload/file' }],
  [
    'at a host that only begins like WeChat’s',
    { download_url: 'https://api.mch.weixin.qq.com.evil.example/x' },
  ],
  ['by another hash', { hash_type: 'MD5' }],
  ['by no hash', { hash_value: '' }],
])('a bill which is %s is not fetched: our signature goes to WeChat only', async (_how, changes) => {
  wechat.says(described(changes));
  expect(await fetchBill()).toMatchObject({ kind: 'unknown', why: 'not_understood' });
  expect(wechat.asked.length).toBe(1);
});

test.each(['NO_STATEMENT_EXIST', 'STATEMENT_CREATING'])(
  'that there is none (%s) is a no by its name',
  async (code) => {
    wechat.says({ status: 400, json: { code } });
    expect(await fetchBill()).toMatchObject({ kind: 'refused', code });
  },
);

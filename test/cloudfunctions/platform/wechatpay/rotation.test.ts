import { told, transfer } from './questions';
import { type Key, mchid, newCertificate, newPublicKey, openSayingWechat, type Said } from './wechat-says';

const start = Date.parse('2026-11-21T10:00:00+08:00');
const [first, second, third] = [
  newCertificate(start, 100),
  newCertificate(start, 1_000),
  newCertificate(start, 1_000),
];
const stranger = newCertificate(start);
const CERTIFICATES = '/v3/certificates';

const open = () => openSayingWechat({ publicKey: undefined, platformCertificates: [first.pem] });
type Wechat = ReturnType<typeof open>;

const truth = (by: Key): Said => ({ json: told.transfer, by });
const ask = (wechat: Wechat) => wechat.client.queryTransfer(transfer);
const refetches = (wechat: Wechat) => wechat.asked.filter(({ url }) => url.endsWith(CERTIFICATES)).length;

test('a new certificate of WeChat’s is learned when it first signs, and the same answer is then believed', async () => {
  const wechat = open();
  wechat.says(truth(second), { json: wechat.announces(first, second), by: first });
  expect(await ask(wechat)).toMatchObject({ kind: 'accepted', evidence: { serial: second.serial } });
  expect(refetches(wechat)).toBe(1);
});

test('while one replaces the other both are believed; the old one until it expires and not a moment longer', async () => {
  const wechat = open();
  wechat.says(truth(second), { json: wechat.announces(first, second), by: first });
  await ask(wechat);
  wechat.says(truth(first), truth(second));
  expect(await ask(wechat)).toMatchObject({ kind: 'accepted' });
  expect(await ask(wechat)).toMatchObject({ kind: 'accepted' });
  wechat.clock.ms += 101 * 86_400_000;
  wechat.says(truth(first), { json: wechat.announces(second), by: second }, truth(second));
  expect(await ask(wechat)).toMatchObject({ kind: 'unknown', why: 'unknown_serial' });
  expect(await ask(wechat)).toMatchObject({ kind: 'accepted' });
});

test('WeChat may sign with the new certificate at once, also the list that brings it', async () => {
  const wechat = open();
  wechat.says(truth(second), { json: wechat.announces(first, second), by: second });
  expect(await ask(wechat)).toMatchObject({ kind: 'accepted', evidence: { serial: second.serial } });
});

test('a notify by a new certificate is heard after the same one question', async () => {
  const wechat = open();
  const { headers, rawBody } = wechat.tells('TRANSACTION.SUCCESS', told.payment, { by: second });
  wechat.says({ json: wechat.announces(first, second), by: first });
  expect(await wechat.client.readNotify(mchid, headers, rawBody)).toMatchObject({ kind: 'verified' });
});

test('invented serials lead to one question a minute, however many come', async () => {
  const wechat = open();
  wechat.says({ json: wechat.announces(first), by: first });
  for (let at = 0; at < 50; at += 1) {
    const { headers, rawBody } = wechat.tells('TRANSACTION.SUCCESS', told.payment, {
      by: stranger,
      serial: `5F${at}`,
    });
    expect(await wechat.client.readNotify(mchid, headers, rawBody)).toEqual({
      kind: 'rejected',
      why: 'unknown_serial',
    });
    wechat.clock.ms += 1_000;
  }
  expect(refetches(wechat)).toBe(1);
  wechat.clock.ms += 60_000;
  wechat.says({ json: wechat.announces(first), by: first });
  const { headers, rawBody } = wechat.tells('TRANSACTION.SUCCESS', told.payment, { by: stranger });
  await wechat.client.readNotify(mchid, headers, rawBody);
  expect(refetches(wechat)).toBe(2);
});

test('many who need the new key at once ask for it once and are all answered', async () => {
  const wechat = open();
  wechat.says(truth(second), truth(second), truth(second), {
    json: wechat.announces(first, second),
    by: first,
  });
  const outcomes = await Promise.all([ask(wechat), ask(wechat), ask(wechat)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(refetches(wechat)).toBe(1);
});

const lies: [string, (wechat: Wechat) => Said][] = [
  [
    'signed by a key that is neither held nor in it',
    (w) => ({ json: w.announces(first, second), by: third }),
  ],
  ['unsigned', (w) => ({ json: w.announces(stranger), unsigned: true })],
  ['an hour old', (w) => ({ json: w.announces(stranger), by: first, agoMs: 3_600_000 })],
  [
    'signed by a stranger in the old key’s name',
    (w) => ({ json: w.announces(stranger), by: { ...stranger, serial: first.serial } }),
  ],
  [
    'sealed with another key than the merchant’s',
    () => ({ json: open().announces(first, stranger), by: first }),
  ],
  [
    'a stranger’s own, signed by what it brings',
    () => ({ json: open().announces(first, stranger), by: stranger }),
  ],
  ['a fault', () => ({ status: 500, json: {}, by: first })],
  ['nothing', () => ({ json: { data: [] }, by: first })],
  ['not a list', () => ({ json: 'soon', by: first })],
];

test.each(lies)('a list of certificates that is %s teaches nothing', async (_how, said) => {
  const wechat = open();
  wechat.says(truth(stranger), said(wechat));
  expect(await ask(wechat)).toMatchObject({ kind: 'unknown', why: 'unknown_serial' });
  wechat.says(truth(first), truth(stranger));
  expect(await ask(wechat)).toMatchObject({ kind: 'accepted' });
  expect(await ask(wechat)).toMatchObject({ kind: 'unknown', why: 'unknown_serial' });
});

test('when every certificate held has expired, WeChat’s sealed list is the beginning, if one in it signed it', async () => {
  const wechat = open();
  wechat.clock.ms += 101 * 86_400_000;
  wechat.says({ json: wechat.announces(second), by: second }, truth(second));
  expect(await ask(wechat)).toMatchObject({ kind: 'accepted' });
  expect(wechat.asked[0]?.headers).not.toHaveProperty('Wechatpay-Serial');

  const lied = open();
  lied.clock.ms += 101 * 86_400_000;
  lied.says({ json: lied.announces(second), by: third });
  await expect(ask(lied)).rejects.toThrow('has expired');
  expect(lied.asked.length).toBe(1);
});

test('a merchant who verifies by public key asks for no certificates: there are none for it', async () => {
  const wechat = openSayingWechat();
  wechat.says({ json: told.transfer, by: newPublicKey() });
  expect(await ask(wechat)).toMatchObject({ kind: 'unknown', why: 'unknown_serial' });
  expect(wechat.asked.length).toBe(1);
});

test('a new public key is used within minutes of being put in, and the former still verifies', async () => {
  const [former, next] = [newPublicKey(), newPublicKey()];
  const keys = { publicKey: { id: former.serial, pem: former.pem }, formerPublicKeys: [] as object[] };
  const wechat = openSayingWechat(keys);
  wechat.says(truth(former));
  expect(await ask(wechat)).toMatchObject({ kind: 'accepted' });
  Object.assign(wechat.setup, {
    publicKey: { id: next.serial, pem: next.pem },
    formerPublicKeys: [{ id: former.serial, pem: former.pem }],
  });
  wechat.clock.ms += 120_000;
  wechat.says(truth(next), truth(former));
  expect(await ask(wechat)).toMatchObject({ kind: 'accepted' });
  expect(wechat.asked.at(-1)?.headers['Wechatpay-Serial']).toBe(next.serial);
  expect(await ask(wechat)).toMatchObject({ kind: 'accepted' });
});

test('what was learned outlives the next reading of the configuration', async () => {
  const wechat = open();
  wechat.says(truth(second), { json: wechat.announces(first, second), by: first });
  await ask(wechat);
  wechat.clock.ms += 120_000;
  wechat.says(truth(second));
  expect(await ask(wechat)).toMatchObject({ kind: 'accepted' });
  expect(refetches(wechat)).toBe(1);
});

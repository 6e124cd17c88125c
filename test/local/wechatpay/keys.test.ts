import { X509Certificate } from 'node:crypto';
import { type Counter, mchid, openCounter, unsealed } from './counter';
import { isSignedBy } from './signed-by';

const BILL = '/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/w1';
const YEAR = 365 * 86_400_000;

type Listed = {
  serial_no: string;
  effective_time: string;
  expire_time: string;
  encrypt_certificate: { ciphertext: string; nonce: string; associated_data: string };
};

async function answerTo(counter: Counter, serial: string) {
  const answer = await counter.send('GET', BILL, undefined, mchid, serial);
  if (answer === 'dropped') throw new Error('dropped');
  return { ...answer, serial: answer.headers['Wechatpay-Serial'] };
}
async function certificates(counter: Counter): Promise<X509Certificate[]> {
  const answer = await counter.send('GET', '/v3/certificates');
  if (answer === 'dropped') throw new Error('dropped');
  const { data } = JSON.parse(answer.body.toString('utf8')) as { data: Listed[] };
  return data.map(({ encrypt_certificate, serial_no }) => {
    const certificate = new X509Certificate(unsealed(encrypt_certificate, counter.setup().apiV3Key));
    expect(certificate.serialNumber).toBe(serial_no);
    return certificate;
  });
}
const pemOf = (certificate: X509Certificate | undefined) =>
  certificate?.publicKey.export({ type: 'spki', format: 'pem' }).toString() ?? '';

test('a new certificate signs from the moment it replaces the old one, even for who still names the old', async () => {
  const counter = await openCounter({ keys: ['certificate'] });
  const [old] = await certificates(counter);
  const before = await answerTo(counter, old?.serialNumber ?? '');
  expect(isSignedBy(pemOf(old), before.headers, before.body)).toBe(true);
  const { serial } = await counter.levers.rotateKey({ mchid, kind: 'certificate' });
  const after = await answerTo(counter, old?.serialNumber ?? '');
  expect(after.serial).toBe(serial);
  const both = await certificates(counter);
  expect(both.map(({ serialNumber }) => serialNumber)).toEqual([serial, old?.serialNumber]);
  expect(isSignedBy(pemOf(both[0]), after.headers, after.body)).toBe(true);
  expect(isSignedBy(pemOf(old), after.headers, after.body)).toBe(false);
  expect(isSignedBy(pemOf(old), before.headers, before.body)).toBe(true);
});

test('an expired certificate is listed no more', async () => {
  const counter = await openCounter({ keys: ['certificate'] });
  counter.clock.ms += 4 * YEAR;
  const { serial } = await counter.levers.rotateKey({ mchid, kind: 'certificate' });
  expect((await certificates(counter)).length).toBe(2);
  counter.clock.ms += 2 * YEAR;
  expect((await certificates(counter)).map(({ serialNumber }) => serialNumber)).toEqual([serial]);
});

test('a merchant who moves to a public key is answered with the kind it names', async () => {
  const counter = await openCounter({ keys: ['certificate'] });
  const [old] = await certificates(counter);
  const { serial } = await counter.levers.rotateKey({ mchid, kind: 'public_key' });
  expect(serial).toMatch(/^PUB_KEY_ID_/);
  expect((await answerTo(counter, serial)).serial).toBe(serial);
  expect((await answerTo(counter, old?.serialNumber ?? '')).serial).toBe(old?.serialNumber);
  expect(counter.setup().publicKey?.id).toBe(serial);
});

test('a merchant with a public key has no certificates to download', async () => {
  const counter = await openCounter();
  expect(await counter.ask('GET', '/v3/certificates')).toMatchObject({
    status: 404,
    code: 'RESOURCE_NOT_EXISTS',
  });
});

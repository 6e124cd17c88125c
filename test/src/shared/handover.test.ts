import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { readAnswer, readHandover as readByCloud } from '../../../cloudfunctions/trade/rules/handover';
import type { Day, DriverId, Fen, Gtin, OrderId } from '../../../contracts/vocabulary';
import { answerText, handoverText, isAnswer, readHandover } from '../../../src/shared/handover/handover-text';
import { signature } from '../../../src/shared/handover/signature';
import { qrOf } from '../../../src/shared/picture/qr';

const key = { day: '2026-11-23' as Day, key: 'a1'.repeat(32) };
const told = {
  orderId: 'today0000000000xx' as OrderId,
  driverId: 'wang-shifu' as DriverId,
  due: 27_000 as Fen,
  cash: 20_000 as Fen,
  nonce: 'nonce0001',
  lines: [{ gtin: '6970000000013' as Gtin, short: 1, broken: 0, nearExpiry: 0, refused: 2 }],
};

test('a phone signs as the cloud does, whatever the key and the text', () => {
  const text = fc.string({ unit: fc.constantFrom(...'CC1|0aZ:,-_9'), maxLength: 300 });
  fc.assert(
    fc.property(text, text, (secret, said) => {
      const right = createHmac('sha256', secret).update(said).digest('hex').slice(0, 32);
      expect(signature(secret, said)).toBe(right);
    }),
  );
});

test('what the driver’s phone writes is read alike by the owner’s phone and by the cloud', () => {
  const text = handoverText(told, key);
  const { driverId, ...shown } = told;
  expect(readHandover(text)).toEqual(shown);
  expect(readByCloud(text)).toMatchObject({ ...shown, driverId, day: key.day });
  const answer = answerText(text, key);
  expect(isAnswer(answer)).toBe(true);
  expect(readAnswer(answer)?.day).toBe(key.day);
});

test('a sum that nobody could know is left open, and read as open', () => {
  const { due: _, ...open } = told;
  const text = handoverText(open, key);
  expect(readHandover(text)).not.toHaveProperty('due');
  expect(readByCloud(text)).not.toHaveProperty('due');
  expect(readByCloud(text)).toMatchObject({ cash: 20_000, lines: told.lines });
});

test('what is no handover is read by nobody', () => {
  for (const text of ['', 'https://example.com', 'CC1|x', handoverText(told, key).replace('27000', '-1')])
    expect([readHandover(text), readByCloud(text)]).toEqual([undefined, undefined]);
});

test('the picture is the one other readers were seen to read', () => {
  const drawn = (text: string) =>
    qrOf(text)
      .map((row) => row.map((dark) => (dark ? '1' : '0')).join(''))
      .join('\n');
  const text = handoverText(told, key);
  expect(qrOf(text)).toHaveLength(41);
  const pictures = [text, 'a'.repeat(20), 'b'.repeat(271)].map(drawn).join('\n\n');
  expect(createHash('sha256').update(pictures).digest('hex').slice(0, 16)).toBe('1b3d4e503ab294bd');
});

test('more than a phone’s camera reads off another screen is not drawn', () => {
  expect(() => qrOf('a'.repeat(600))).toThrow('do not fit');
});

import { sign } from 'node:crypto';
import type { Random } from './chance';
import { privateKeyOf, publicKeyOf } from './key-pair';

/** A self-signed X.509 certificate, as small as the standard allows: keys for the laptop are made at run time. */
export function selfSigned(
  options: { name: string; privateKey: string; fromMs: number; untilMs: number },
  random: Random,
) {
  const key = privateKeyOf(options.privateKey);
  const name = sequence(set(sequence(COMMON_NAME, der(0x0c, Buffer.from(options.name)))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([0x4a]), random(19)])),
    SHA256_WITH_RSA,
    name,
    sequence(time(options.fromMs), time(options.untilMs)),
    name,
    publicKeyOf(options.privateKey).export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('RSA-SHA256', body, key)]));
  return toPem(sequence(body, SHA256_WITH_RSA, signature));
}

function der(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

/** Below 128 the length is one byte; above, the first byte says how many bytes follow. */
function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  const hex = bytes.toString(16);
  const digits = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
}

const sequence = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts));
const set = (...parts: Buffer[]) => der(0x31, Buffer.concat(parts));
const time = (ms: number) => der(0x18, Buffer.from(new Date(ms).toISOString().replace(/\.\d+|[-:T]/g, '')));

const COMMON_NAME = der(0x06, Buffer.from([0x55, 0x04, 0x03]));
const SHA256_WITH_RSA = sequence(
  der(0x06, Buffer.from('2a864886f70d01010b', 'hex')),
  der(0x05, Buffer.alloc(0)),
);

const toPem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${bytes
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n')}\n-----END CERTIFICATE-----\n`;

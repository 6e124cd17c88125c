import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const probeLimits = { timeoutSeconds: 2, memoryMb: 128 };

/** Plain JavaScript without dependencies, so that the same file runs wherever it is put. */
const code = `
const { createHash } = require('node:crypto');
let calls = 0;
exports.main = async (event, context) => {
  calls += 1;
  if (event.httpMethod) {
    const bytes = Buffer.from(event.body || '', event.isBase64Encoded ? 'base64' : 'utf8');
    const sha = createHash('sha256').update(bytes).digest('hex');
    const seen = { method: event.httpMethod, path: event.path, sha, signature: event.headers['wechatpay-signature'], query: event.queryStringParameters };
    return { statusCode: 202, headers: { 'content-type': 'application/json' }, body: JSON.stringify(seen) };
  }
  if (event.ask === 'throw') throw new Error('the probe throws');
  if (event.ask === 'sleep') await new Promise((resolve) => setTimeout(resolve, 10000));
  if (event.ask === 'circle') { const circle = {}; circle.self = circle; return circle; }
  if (event.ask === 'hoard') return Array.from({ length: 160 }, () => Buffer.alloc(1000000, 1)).length;
  if (event.ask === 'seven') return 'x'.repeat(7000000);
  if (event.ask === 'nothing') return undefined;
  if (event.ask === 'keep') { global.kept = event.word; return null; }
  return {
    calls, kept: global.kept || null, echo: event.echo === undefined ? null : event.echo, openid: process.env.WX_OPENID || '',
    zone: new Date().getTimezoneOffset(),
    hasRequestId: typeof context.request_id === 'string',
  };
};
`;

/** A folder with the probe in a folder of its name, as both clouds take functions. */
export function probeFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'index.js'), code);
  return folder;
}

import type { Random } from './chance';
import type { CallFault } from './fault';
import { tooOften } from './limit';
import { type Merchant, signingKey } from './merchant';
import { sealedHeaders } from './signature';
import type { Stranger } from './stranger';
import { type Answer, type Dropped, type Reply, refusal } from './wire';

export type Signing = { merchant: Merchant; serial: string | undefined; nowMs: number; random: Random };
/** Milliseconds that pass while an answer is on its way. */
export type Wait = (ms: number) => Promise<unknown>;

/** Signs with the key the request named, so that a merchant may hold either kind; a file is not signed at all. */
export function signedAnswer(reply: Reply, { merchant, serial, nowMs, random }: Signing): Answer {
  if (reply.file) return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: reply.file };
  const body = Buffer.from(reply.json ? JSON.stringify(reply.json) : '');
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    ...sealedHeaders(body, signingKey(merchant, serial), { nowMs, random }),
  };
  return { status: reply.status, headers, body };
}

/** Without a merchant there is no key to sign with, and a phone does not verify. */
export const plainAnswer = (status: number, json: object): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: Buffer.from(JSON.stringify(json)),
});

export const systemError = refusal(500, 'SYSTEM_ERROR', '系统异常,请用原单号重试');

/** What is left of a true answer after a fault met it on its way. */
export async function spoil(
  answer: Answer,
  fault: CallFault,
  signing: Signing & { stranger: Stranger; wait: Wait },
): Promise<Answer | Dropped> {
  switch (fault.kind) {
    case 'drop_before':
    case 'drop_after':
      return 'dropped';
    case 'error_before':
    case 'error_after':
      return signedAnswer(systemError, signing);
    case 'rate_limited':
      return signedAnswer(tooOften(fault.on), signing);
    case 'forged':
      return forged(answer, signing, await signing.stranger());
    case 'bad_signature':
      return resigned(answer, `WECHATPAY/SIGNTEST/${answer.headers['Wechatpay-Signature']}`);
    case 'stale':
      return stale(answer, signing);
    case 'unsigned':
      return { ...answer, headers: { 'Content-Type': 'application/json' } };
    case 'truncated':
      return { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length / 2)) };
    case 'changed':
      return { ...answer, body: Buffer.concat([answer.body, Buffer.from('`1')]) };
    case 'delay':
      await signing.wait(fault.ms);
      return answer;
  }
}

/** A stranger on the line says that the money was paid and signs with a key of its own under WeChat's serial. */
function forged(answer: Answer, signing: Signing, privateKey: string): Answer {
  const paid = { state: 'SUCCESS', trade_state: 'SUCCESS', status: 'SUCCESS' };
  const body = Buffer.from(JSON.stringify({ ...jsonIn(answer), mch_id: signing.merchant.mchid, ...paid }));
  const key = { serial: signing.serial ?? '', privateKey };
  return { status: 200, headers: { ...answer.headers, ...sealedHeaders(body, key, signing) }, body };
}

/** Truly signed, an hour ago. */
function stale(answer: Answer, signing: Signing): Answer {
  const json = jsonIn(answer);
  const reply = { status: answer.status, ...(json && { json }) };
  return signedAnswer(reply, { ...signing, nowMs: signing.nowMs - 3_600_000 });
}

const jsonIn = ({ body }: Answer): object | undefined =>
  body.length > 0 ? JSON.parse(body.toString('utf8')) : undefined;

const resigned = (answer: Answer, signature: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'Wechatpay-Signature': signature },
});

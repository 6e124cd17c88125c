import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { BillRequest, BillTextOutcome } from './bill';
import { officialHost } from './configuration';
import type { Connect } from './connection';
import type { WechatPay } from './port';
import { type Reading, readAnswer } from './read-answer';
import { type BillRefusal, billRefusals } from './refusal-codes';

/** Asked for and downloaded in one go: the address lives for thirty seconds. */
export function billsOver(connect: Connect): Pick<WechatPay, 'fetchBill'> {
  return {
    fetchBill: async (request) => {
      const { ask, pay } = await connect(request.mchid);
      const made = readAnswer(await ask({ method: 'GET', path: pathOf(request), body: '' }), described);
      if (made.kind !== 'accepted') return made;
      // Signed as every request; the answer is not, so the signed description has to vouch for it.
      const reply = await pay.call({ method: 'GET', path: made.path, body: '' });
      if (reply.kind === 'silence') return { kind: 'unknown', why: reply.why, detail: reply.detail };
      return downloaded(made, reply);
    },
  };
}

function pathOf({ day, bill }: BillRequest): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`${day} is not a day.`);
  return bill === 'TRADE'
    ? `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`
    : `/v3/bill/fundflowbill?bill_date=${day}&account_type=${bill}`;
}

const Described = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-fA-F]{40}$/),
  // Only there, for the request to it carries our signature.
  download_url: z.string().startsWith(`${officialHost}/`),
});

const described: Reading<{ hash: string; path: string }, BillRefusal> = {
  codes: billRefusals,
  read: (json) => {
    const parsed = Described.safeParse(json);
    if (!parsed.success) return 'not_understood';
    const { hash_value: hash, download_url: url } = parsed.data;
    return { hash: hash.toLowerCase(), path: url.slice(officialHost.length) };
  },
};

type Made = { hash: string } & Pick<Extract<BillTextOutcome, { kind: 'accepted' }>, 'evidence'>;

function downloaded(
  { hash, evidence }: Made,
  { status, rawBody }: { status: number; rawBody: Buffer },
): BillTextOutcome {
  const found = createHash('sha1').update(rawBody).digest('hex');
  const detail = `HTTP ${status}: ${rawBody.length} bytes of SHA1 ${found}, described was ${hash}`;
  if (status !== 200) return { kind: 'unknown', why: 'server_error', detail };
  if (found !== hash) return { kind: 'unknown', why: 'wrong_hash', detail };
  return { kind: 'accepted', text: rawBody.toString('utf8'), evidence };
}

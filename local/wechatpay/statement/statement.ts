import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { Asking } from '../desk';
import { advanceAll } from '../due';
import type { Question } from '../merchant';
import { type Reply, refusal } from '../wire';
import { fundFlow } from './fund-flow';
import { trade } from './trade';

const bill_date = z.iso.date();
const tar_type = z.literal('GZIP').optional();
const FundFlow = z.strictObject({
  bill_date,
  account_type: z.enum(['BASIC', 'OPERATION']).default('BASIC'),
  tar_type,
});
const Trade = z.strictObject({ bill_date, bill_type: z.literal('ALL').default('ALL'), tar_type });

export function requestFundFlow(q: Question, { query }: Asking): Reply {
  const asked = FundFlow.safeParse(Object.fromEntries(query));
  if (!asked.success) return badQuery(asked.error);
  const { bill_date: day, account_type: bill, tar_type } = asked.data;
  return offered(q, day, tar_type, () => fundFlow(q.store, { mchid: q.merchant.mchid, day, bill }));
}

export function requestTrade(q: Question, { query }: Asking): Reply {
  const asked = Trade.safeParse(Object.fromEntries(query));
  if (!asked.success) return badQuery(asked.error);
  const { bill_date: day, tar_type } = asked.data;
  return offered(q, day, tar_type, () => trade(q.store, q.merchant.mchid, day));
}

const badQuery = (error: z.ZodError) => refusal(400, 'PARAM_ERROR', `参数错误: ${z.prettifyError(error)}`);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEPT_DAYS = 92;

/** The day's bill is made in the next morning and kept for three months. */
function offered(
  q: Question,
  day: string,
  tarType: 'GZIP' | undefined,
  made: () => string | undefined,
): Reply {
  const age = q.nowMs - Date.parse(`${day}T00:00:00+08:00`);
  if (age < DAY_MS || age > KEPT_DAYS * DAY_MS)
    return refusal(400, 'INVALID_REQUEST', '账单日期有误，请检查bill_date');
  if (age < DAY_MS + 10 * HOUR_MS)
    return refusal(400, 'STATEMENT_CREATING', '账单生成中，请在次日10点后重新获取');
  advanceAll(q);
  const text = made();
  if (text === undefined) return refusal(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
  return {
    status: 200,
    json: {
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(text).digest('hex'),
      download_url: `https://api.mch.weixin.qq.com/v3/billdownload/file?token=${keptFile(q, text, tarType)}`,
    },
  };
}

type File = { token: string; mchid: string; text: string; isZipped: boolean; untilMs: number };
const LASTS_MS = 30_000;

function keptFile(q: Question, text: string, tarType: 'GZIP' | undefined): string {
  for (const old of q.store.list<File>('file:'))
    if (old.untilMs < q.nowMs) q.store.remove(`file:${old.token}`);
  const token = q.random(24).toString('hex');
  const file: File = {
    token,
    mchid: q.merchant.mchid,
    text,
    isZipped: tarType === 'GZIP',
    untilMs: q.nowMs + LASTS_MS,
  };
  q.store.put(`file:${token}`, file);
  return token;
}

/** Only who asked for the bill gets the file, and not for long; nothing on it is signed. */
export function downloadFile(q: Question, { query }: Asking): Reply {
  const file = q.store.get<File>(`file:${query.get('token')}`);
  if (!file || file.untilMs < q.nowMs)
    return refusal(400, 'INVALID_REQUEST', '下载地址无效或已过期，请重新获取账单地址');
  if (file.mchid !== q.merchant.mchid) return refusal(403, 'NO_AUTH', '请求的商户与申请账单的商户不一致');
  return { status: 200, file: file.isZipped ? gzipSync(file.text) : Buffer.from(file.text) };
}

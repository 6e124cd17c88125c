import type { Exchange, Reply } from '../../cloudfunctions/platform/wechatpay/transport';
import { NoAnswer } from '../cloudbase/database/faults';
import type { Database } from '../cloudbase/database/open';
import type { Answer, Dropped, Request } from '../wechatpay/wire';
import { type Line, sdkError } from './database-line';
import type { Schedule } from './schedule';

/** How bad the world is: each a chance between 0 and 1, for every message on a line. */
export type Weather = {
  /** The function dies before its message leaves, or while it waits for the answer. */
  crash: number;
  /** A message is stuck in the network for up to a minute, and arrives then. */
  stuck: number;
  /** WeChat Pay: the line is cut before the request arrives, or on the answer's way back. */
  dropBefore: number;
  dropAfter: number;
};

export type Struck = (fault: string) => void;

const DATABASE_PATIENCE_MS = 15_000;
const PAY_PATIENCE_MS = 8_000;
const STUCK_MS = [5_000, 60_000] as const;

type Parts = { schedule: Schedule; weather: () => Weather; struck: Struck };

/** The database as a function in the cloud reaches it. */
export function faultyDatabaseLine(parts: Parts, database: Database): Line {
  const { schedule } = parts;
  return async (request) => {
    const what = `${String(request.action).slice('database.'.length)} ${request.collectionName ?? ''}`;
    await mayDie(parts, what);
    const answer = schedule.outside(async () => {
      await schedule.lag();
      const answered = await database.answer(request).catch(silenceOr);
      await (isSilent(answered) ? schedule.sleep(DATABASE_PATIENCE_MS) : schedule.lag());
      return answered;
    });
    await mayDie(parts, `answer to ${what}`);
    const answered = await answer;
    await goOn(schedule);
    schedule.note(`${what}: ${answered instanceof NoAnswer ? answered.why : (answered.code ?? 'ok')}`);
    if (answered instanceof NoAnswer) throw sdkError(answered);
    return answered;
  };
}

const silenceOr = (error: unknown): NoAnswer => {
  if (error instanceof NoAnswer) return error;
  throw error;
};

const isSilent = (answered: unknown) => answered instanceof NoAnswer && answered.why === 'timed_out';

type Handle = (request: Request) => Promise<Answer | Dropped>;

/** WeChat Pay as a function in the cloud reaches it; what left arrives, even when nobody waits for the answer any more. */
export function faultyExchange(parts: Parts, handle: Handle): Exchange {
  const { schedule, weather, struck } = parts;
  const happens = (fault: 'stuck' | 'dropBefore' | 'dropAfter') => {
    if (schedule.chance() >= weather()[fault]) return false;
    struck(`wechatpay ${fault}`);
    return true;
  };
  return async ({ method, url, headers, body }) => {
    const path = new URL(url).pathname + new URL(url).search;
    const what = `${method} ${path}`;
    await mayDie(parts, what);
    const isLost = happens('dropBefore');
    const onItsWay = happens('stuck') ? schedule.between(...STUCK_MS) : 0;
    const reply = schedule.outside(async (): Promise<Reply> => {
      await schedule.lag();
      if (isLost) return silence('cut_off');
      await schedule.sleep(onItsWay);
      const answer = await handle({ method, path, headers, body });
      await schedule.lag();
      return answer === 'dropped' || happens('dropAfter') ? silence('cut_off') : replyOf(answer);
    });
    await mayDie(parts, `answer to ${what}`);
    const patience = schedule.sleep(PAY_PATIENCE_MS).then(() => silence('timed_out'));
    const heard = await Promise.race([reply, patience]);
    await goOn(schedule);
    schedule.note(`${what}: ${heard.kind === 'answer' ? heard.status : heard.why}`);
    return heard;
  };
}

const silence = (why: 'cut_off' | 'timed_out'): Reply => ({ kind: 'silence', why, detail: 'simulated' });

const replyOf = ({ status, headers, body }: Answer): Reply => ({
  kind: 'answer',
  status,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  rawBody: body,
});

/** The function may be gone between any two of its steps: nothing is undone and nothing is said. */
async function mayDie({ schedule, weather, struck }: Parts, before: string): Promise<void> {
  const task = schedule.task();
  if (task && !task.isDead && schedule.chance() < weather().crash) {
    struck('crash');
    schedule.note(`is killed before ${before}`);
    task.die();
  }
  await goOn(schedule);
}

/** Whoever is dead waits for ever. */
async function goOn(schedule: Schedule): Promise<void> {
  if (schedule.task()?.isDead) await new Promise(() => {});
}

import type * as z from 'zod';
import type { Exchange, Reply } from '../../cloudfunctions/platform/wechatpay/transport';
import type { Database } from '../cloudbase/database/open';
import { NoAnswer } from '../cloudbase/line';
import { callFaults, type Fault } from '../wechatpay/fault';
import type { Answer, Dropped, Request } from '../wechatpay/wire';
import { type Line, sdkError } from './database-line';
import type { Instance, Schedule } from './schedule';

/** How bad the world is: each a chance between 0 and 1, for every message on a line. */
export type Weather = {
  /** The function dies before its message leaves, or while it waits for the answer. */
  crash: number;
  /** A message is stuck in the network for up to a minute, and arrives then. */
  stuck: number;
  /** WeChat Pay: the line is cut before the request arrives, or on the answer's way back. */
  dropBefore: number;
  dropAfter: number;
  /** WeChat Pay's own: an answer that is an error, a lie, too late, or none. */
  spoilt: number;
};

export const calmWeather: Weather = { crash: 0, stuck: 0, dropBefore: 0, dropAfter: 0, spoilt: 0 };

export type Struck = (fault: string) => void;

const spoilers = [...callFaults, 'delay'] as const;

const DATABASE_PATIENCE_MS = 15_000;
const PAY_PATIENCE_MS = 8_000;
const STUCK_MS = [5_000, 60_000] as const;

export type OnLine = { schedule: Schedule; weather: () => Weather; struck: Struck };

/** The database as a function in the cloud reaches it. */
export function faultyDatabaseLine(onLine: OnLine, instance: Instance, database: Database): Line {
  const { schedule } = onLine;
  return async (request) => {
    const what = `${String(request.action).slice('database.'.length)} ${request.collectionName ?? ''}`;
    await mayDie(onLine, instance, what);
    const arrive = async () => {
      await schedule.lag();
      const answered = await database.answer(request).catch(silenceOr);
      await (isSilent(answered) ? schedule.sleep(DATABASE_PATIENCE_MS) : schedule.lag());
      return answered;
    };
    const answer = arrive();
    await mayDie(onLine, instance, `answer to ${what}`);
    const answered = await answer;
    await goOn(instance);
    schedule.note(
      `${what}: ${answered instanceof NoAnswer ? answered.why : (answered.code ?? 'ok')}`,
      instance.task?.name,
    );
    if (answered instanceof NoAnswer) throw sdkError(answered);
    return answered;
  };
}

const silenceOr = (error: unknown): NoAnswer => {
  if (error instanceof NoAnswer) return error;
  throw error;
};

const isSilent = (answered: unknown) => answered instanceof NoAnswer && answered.why === 'timed_out';

type Counter = {
  handle: (request: Request) => Promise<Answer | Dropped>;
  levers: { fault: (fault: z.input<typeof Fault>) => void };
};

/** WeChat Pay as a function in the cloud reaches it; what left arrives, even when nobody waits for the answer any more. */
export function faultyExchange(onLine: OnLine, instance: Instance, { handle, levers }: Counter): Exchange {
  const { schedule, weather, struck } = onLine;
  const happens = (fault: keyof Weather) => {
    if (schedule.chance() >= weather()[fault]) return false;
    if (fault !== 'spoilt') struck(`wechatpay ${fault}`);
    return true;
  };
  /** The next answer about this is spoilt in one of WeChat's ways. */
  const spoil = (on: 'create' | 'query') => {
    const kind = spoilers[schedule.between(0, spoilers.length - 1)] ?? 'delay';
    struck(`wechatpay ${kind}`);
    levers.fault(kind === 'delay' ? { on, kind, ms: schedule.between(1_000, 20_000) } : { on, kind });
  };
  return async ({ method, url, headers, body }) => {
    const path = new URL(url).pathname + new URL(url).search;
    const what = `${method} ${path}`;
    await mayDie(onLine, instance, what);
    const isLost = happens('dropBefore');
    const onItsWay = happens('stuck') ? schedule.between(...STUCK_MS) : 0;
    const arrive = async (): Promise<Reply> => {
      await schedule.lag();
      if (isLost) return silence('cut_off');
      await schedule.sleep(onItsWay);
      if (happens('spoilt')) spoil(method === 'POST' ? 'create' : 'query');
      const answer = await handle({ method, path, headers, body });
      await schedule.lag();
      return answer === 'dropped' || happens('dropAfter') ? silence('cut_off') : replyOf(answer);
    };
    const reply = arrive();
    await mayDie(onLine, instance, `answer to ${what}`);
    const patience = schedule.sleep(PAY_PATIENCE_MS).then(() => silence('timed_out'));
    const heard = await Promise.race([reply, patience]);
    await goOn(instance);
    schedule.note(`${what}: ${heard.kind === 'answer' ? heard.status : heard.why}`, instance.task?.name);
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
async function mayDie(
  { schedule, weather, struck }: OnLine,
  instance: Instance,
  before: string,
): Promise<void> {
  const { task } = instance;
  if (task && !task.isDead && schedule.chance() < weather().crash) {
    struck('crash');
    schedule.note(`is killed before ${before}`, task.name);
    task.die();
  }
  await goOn(instance);
}

/** Whoever is dead waits for ever. */
export async function goOn({ task }: Instance): Promise<void> {
  if (task?.isDead) await new Promise(() => {});
}

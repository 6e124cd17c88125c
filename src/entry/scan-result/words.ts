import type { ScanResult } from '#contracts/scan';
import type { Day, Instant } from '#contracts/vocabulary';
import type { IconName } from '../../shared/look/icon';
import { dayOf, momentWord } from '../../shared/time';
import type { Seen } from './use-scan';

export type OutcomeWords = { shape: IconName; hero: string; says: string[]; isGain?: boolean };

type Told = { [Kind in ScanResult['result']]: Extract<ScanResult, { result: Kind }> };

export function outcomeWords(
  seen: Exclude<Seen, { state: 'waiting' | 'failed' }>,
  now: Instant,
): OutcomeWords {
  if (seen.state !== 'known') return without[seen.state];
  const say = results[seen.result.result] as (result: ScanResult, now: Instant) => OutcomeWords;
  return say(seen.result, now);
}

const without: Record<'offline' | 'crowded', OutcomeWords> = {
  offline: {
    shape: 'offline',
    hero: '没网，码已存下',
    says: ['有网会自己查，该得的积分不会少。瓶盖先别扔。'],
  },
  crowded: {
    shape: 'wait',
    hero: '先歇一会儿',
    says: ['扫的人多，或错码试得太多。过一会儿再扫，码没用掉。'],
  },
};

const results: { [Kind in keyof Told]: (result: Told[Kind], now: Instant) => OutcomeWords } = {
  points: ({ points, balance, expiresOn, again }, now) =>
    again
      ? {
          shape: 'done',
          hero: '这个码您扫过了',
          says: [`${points} 积分早记上了，这次不再加。`, `现在有 ${grouped(balance)} 积分。`],
        }
      : {
          shape: 'done',
          hero: `+${points} 积分`,
          isGain: true,
          says: [
            `现在有 ${grouped(balance)} 积分。`,
            `这次的 ${points} 分，${untilWord(expiresOn, now)}前有效。`,
          ],
        },
  used: ({ usedAt }, now) => ({
    shape: 'no',
    hero: '这个码扫过了',
    says: [`${momentWord(usedAt, now)} 有人扫过。`, '刚买的？瓶盖别扔，拿回买的那家店说一声。'],
  }),
  not_on_market: () => ({
    shape: 'wait',
    hero: '码已存下',
    says: ['这批货还没登记上市。登记以后积分自动给您，不用再扫。'],
  }),
  case_code: () => ({
    shape: 'no',
    hero: '这是箱码',
    says: ['箱子上的码请店主扫。瓶盖里的码才有积分。'],
  }),
  not_recognised: () => ({
    shape: 'no',
    hero: '没认出来',
    says: ['擦干净瓶盖再扫一次，或把码下面的 12 位输进来。'],
  }),
  not_ours: () => ({
    shape: 'warn',
    hero: '不是我们的码',
    says: ['别在别的页面填手机号或付钱。'],
  }),
};

const grouped = (points: number) => String(points).replace(/\B(?=(\d{3})+$)/g, ',');

function untilWord(day: Day, now: Instant): string {
  const [year, month, date] = day.split('-').map(Number);
  return day.slice(0, 4) === dayOf(now).slice(0, 4) ? `${month}月${date}日` : `${year}年${month}月${date}日`;
}

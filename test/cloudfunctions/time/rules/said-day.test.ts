import { saidDay } from '../../../../cloudfunctions/time/rules/said-day';
import type { Day } from '../../../../contracts/vocabulary';

test('a day is understood as people write one, and one that is over or far away is nobody’s meaning', () => {
  const meant = [
    ['2026-11-28', '2026-11-28'],
    ['2026年11月28日', '2026-11-28'],
    ['11/28', '2026-11-28'],
    ['2026/11/28 0:00', '2026-11-28'],
    ['1月5日', '2027-01-05'],
    ['今天', '2026-11-23'],
    ['后天', '2026-11-25'],
    ['周六', '2026-11-28'],
    ['星期天', '2026-11-29'],
    ['周一', '2026-11-23'],
    ...['11月20日', '2026-11-22', '2月30日', '2028-01-01', '月底', ''].map((text) => [text, undefined]),
  ] as const;
  const monday = '2026-11-23' as Day;
  expect(meant.map(([text = '']) => [text, saidDay(text, monday)])).toEqual(meant);
});

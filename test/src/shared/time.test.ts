import type { Day, Instant } from '#contracts/vocabulary';
import { clockTime, dayOf, dayWord, momentWord, spanWord } from '../../../src/shared/time';

const at = (words: string) => Date.parse(words) as Instant;
const day = (words: string) => words as Day;

test('a moment belongs to its day in Shanghai, wherever the phone thinks it is', () => {
  expect(dayOf(at('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
  expect(dayOf(at('2026-11-21T15:59:59Z'))).toBe('2026-11-21');
  expect(clockTime(at('2026-11-21T01:31:00Z'))).toBe('09:31');
});

test('near days are named, the coming week by its weekday, the rest by their date', () => {
  const today = day('2026-11-21');
  expect(dayWord(day('2026-11-20'), today)).toBe('昨天');
  expect(dayWord(day('2026-11-21'), today)).toBe('今天');
  expect(dayWord(day('2026-11-22'), today)).toBe('明天');
  expect(dayWord(day('2026-11-26'), today)).toBe('周四');
  expect(dayWord(day('2026-11-28'), today)).toBe('11月28日');
  expect(dayWord(day('2026-11-14'), today)).toBe('11月14日');
  expect(dayWord(day('2027-01-05'), today)).toBe('2027年1月5日');
});

test('a moment is told by its day and its time', () => {
  expect(momentWord(at('2026-08-09T02:21:00Z'), at('2026-11-21T04:00:00Z'))).toBe('8月9日 10:21');
});

test('how long something waits is never told as nothing', () => {
  expect(spanWord(0, 10_000)).toBe('1 分钟');
  expect(spanWord(0, 42 * 60_000)).toBe('42 分钟');
  expect(spanWord(0, 23.9 * 3_600_000)).toBe('23 小时');
  expect(spanWord(0, 3 * 86_400_000)).toBe('3 天');
  expect(spanWord(5, 0)).toBe('1 分钟');
});

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export const weekdayWord = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** 960 is "16:00". */
export const wordOfMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "16:00", "9:30" and the full-width colon of a Chinese keyboard; anything else is not a time. */
export function minuteOf(word: string): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(word.trim()) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

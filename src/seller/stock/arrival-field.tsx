import { Text } from '@tarojs/components';
import type { Day } from '#contracts/vocabulary';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';
import { dayAfter, dayOf, dayWord, now } from '../../shared/time';

const DAYS_SHOWN = 10;
const NO_DAY = 'none';

type ArrivalFieldProps = {
  day: Day | undefined;
  cases: string;
  onDay: (day: Day | undefined) => void;
  onCases: (cases: string) => void;
};

/** 还有货要到吗: stores may hold what comes from now on, and have it once it is there. */
export function ArrivalField({ day, cases, onDay, onCases }: ArrivalFieldProps) {
  const today = dayOf(now());
  const near = Array.from({ length: DAYS_SHOWN }, (_, ahead) => dayAfter(ahead));
  const days = day && !near.includes(day) ? [...near, day] : near;
  return (
    <>
      <Text>还有货要到吗？哪天</Text>
      <Chips
        of="到货"
        even
        chosen={day ?? NO_DAY}
        onChoose={(chosen) => onDay(chosen === NO_DAY ? undefined : (chosen as Day))}
        choices={[
          { value: NO_DAY, word: '没有' },
          ...days.map((value) => ({ value: value as string, word: dayWord(value, today) })),
        ]}
      />
      {day ? (
        <>
          <Field label="到多少件" type="number" value={cases} onChange={onCases} most={4} example="如 30" />
          <Text className="second t15">货到之前，店里可以先占着，到了再送</Text>
        </>
      ) : null}
    </>
  );
}

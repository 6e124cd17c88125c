import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { CountLevel } from '#contracts/restock';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';

type Word = Extract<CountLevel, string> | 'exact';

const choices: readonly { value: Word; word: string }[] = [
  { value: 'none', word: '没了' },
  { value: 'few', word: '几瓶' },
  { value: 'half', word: '半箱' },
  { value: 'one', word: '1箱' },
  { value: 'two_or_more', word: '2箱以上' },
  { value: 'exact', word: '写瓶数' },
];

type CountCardProps = { name: string; level: CountLevel | undefined; onLevel: (level: CountLevel) => void };

export function CountCard({ name, level, onLevel }: CountCardProps) {
  const [isExact, setExact] = useState(typeof level === 'number');

  function choose(word: Word) {
    setExact(word === 'exact');
    onLevel(word === 'exact' ? 0 : word);
  }

  return (
    <Card>
      <Text>{name}</Text>
      <Chips
        of={name}
        even
        choices={choices}
        chosen={isExact ? 'exact' : typeof level === 'string' ? level : undefined}
        onChoose={choose}
      />
      {isExact ? (
        <Field
          label={`${name} 有几瓶`}
          type="number"
          most={4}
          value={typeof level === 'number' && level > 0 ? String(level) : ''}
          onChange={(typed) => onLevel(Number(typed.replace(/\D/g, '')))}
          example="0"
        />
      ) : null}
    </Card>
  );
}

import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import { countWord } from '../../shared/exchange-words';
import { Button } from '../../shared/parts/button';
import { Row } from '../../shared/parts/row';
import { CountSteppers } from '../parts/count-steppers';
import '../receipt/receipt-line.css';

/** Bottles. */
export type Damaged = { broken: number; short: number };
type Line = Output<StoreApi['exchangeable']>['receipts'][number]['lines'][number];
type DamageLineProps = { line: Line; damaged: Damaged; onDamaged: (damaged: Damaged) => void };

const wrongs = [
  { what: 'broken', word: '破了' },
  { what: 'short', word: '少了' },
] as const;

/** One tap says what is wrong and counts one case; steppers for cases and bottles come only then. */
export function DamageLine({ line: { name, caseSize, bottles }, damaged, onDamaged }: DamageLineProps) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const left = bottles - damaged.broken - damaged.short;
  const foot = (
    <View className="came">
      {wrongs.map(({ what, word }) =>
        opened.includes(what) ? (
          <View key={what} className="came-wrong">
            <Text>{word}</Text>
            <CountSteppers
              of={`${name}${word}`}
              caseSize={caseSize}
              bottles={damaged[what]}
              most={damaged[what] + left}
              onBottles={(count) => onDamaged({ ...damaged, [what]: count })}
            />
          </View>
        ) : (
          <Button
            key={what}
            label={`${name}${word}`}
            off={left === 0}
            onTap={() => {
              setOpened([...opened, what]);
              onDamaged({ ...damaged, [what]: Math.min(caseSize, left) });
            }}
          >
            <Text>{word}</Text>
          </Button>
        ),
      )}
    </View>
  );
  return <Row title={name} below={`收了 ${countWord(bottles, caseSize)}`} foot={foot} />;
}

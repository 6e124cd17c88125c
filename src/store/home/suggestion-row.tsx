import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Suggestion } from '#contracts/restock';
import { Icon } from '../../shared/look/icon';
import { Money } from '../../shared/parts/money';
import { Pack } from '../../shared/parts/pack';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { Stepper } from '../../shared/parts/stepper';
import { Tap } from '../../shared/parts/tap';
import { reasonOf, sentencesOf } from './reason';

type SuggestionRowProps = { line: Suggestion; onCases: (cases: number) => void };

export function SuggestionRow({ line, onCases }: SuggestionRowProps) {
  const [isAsked, setAsked] = useState(false);
  const reason = reasonOf(line);
  return (
    <>
      <Row lead={<Pack name={line.name} category={line.name} />} title={<Title line={line} />}>
        <Tap className="sugg-why" label={`${line.name}，${reason}，为什么`} onTap={() => setAsked(true)}>
          <Text>{reason}</Text>
          <Icon name="right" />
        </Tap>
        <Stepper of={line.name} unit="件" count={line.cases} onChange={onCases} />
      </Row>
      {isAsked ? (
        <Sheet title={`${line.name} 为什么`} onClose={() => setAsked(false)}>
          {sentencesOf(line).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
        </Sheet>
      ) : null}
    </>
  );
}

function Title({ line: { name, casePrice } }: { line: Suggestion }) {
  return (
    <View className="sugg-title">
      <Text>{name}</Text>
      <Money fen={casePrice} unit="/件" />
    </View>
  );
}

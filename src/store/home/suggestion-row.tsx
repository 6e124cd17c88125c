import { Text } from '@tarojs/components';
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
  const { name, casePrice, cases } = line;
  const [isAsked, setAsked] = useState(false);
  const reason = reasonOf(line);
  return (
    <>
      <Row
        lead={<Pack name={name} />}
        title={name}
        foot={
          <>
            <Money fen={casePrice} unit="/件" />
            <Stepper of={name} unit="件" count={cases} onChange={onCases} />
          </>
        }
      >
        <Tap className="sugg-why" label={`${name}，${reason}，为什么`} onTap={() => setAsked(true)}>
          <Text>{reason}</Text>
          <Icon name="right" />
        </Tap>
      </Row>
      {isAsked ? (
        <Sheet title={`${name} 为什么`} onClose={() => setAsked(false)}>
          {sentencesOf(line).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
        </Sheet>
      ) : null}
    </>
  );
}

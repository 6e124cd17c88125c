import { Text, Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import type { PastedOrder } from '#contracts/pasted-order';
import type { StoreApi } from '#contracts/store';
import type { Gtin } from '#contracts/vocabulary';
import { casesOf } from '../cases';
import type { Answered } from '../cloud';
import { Button } from '../parts/button';
import { Chips } from '../parts/chips';
import { Row } from '../parts/row';
import { Sheet } from '../parts/sheet';
import { Stepper } from '../parts/stepper';
import { TroubleBox } from '../parts/trouble-box';
import { useAct } from '../use-act';
import type { Trouble } from '../use-call';
import type { Words } from '../words';
import { type Asked, type Line, linesOf, questionOf } from './pasted';

/** The owner's call and the rep's are one question. */
type Parse = StoreApi['parseMessage'];

type PasteSheetProps = {
  ask: (message: string) => Promise<Answered<Parse>>;
  words: (problem: Extract<Trouble<Parse>, { kind: 'problem' }>['problem']) => Words;
  /** Whose sellers they are: 您的经销商, to a rep 这家店的经销商. */
  sellers: string;
  /** What taking so many cases is called here. */
  takeWord: (cases: number) => string;
  onTake: (lines: readonly Line[]) => void;
  onClose: () => void;
};

/** A message as it was written in a chat becomes lines of an order; what it left open is asked, not guessed. */
export function PasteSheet({ ask, words, sellers, takeWord, onTake, onClose }: PasteSheetProps) {
  const [message, setMessage] = useState('');
  const [pasted, setPasted] = useState<PastedOrder>();
  const [answered, setAnswered] = useState<readonly Line[]>([]);
  const act = useAct<Parse>();
  const lines = pasted ? linesOf(pasted, answered) : [];

  async function read() {
    const found = await act.run(() => ask(message.trim()));
    if (!found) return;
    setAnswered([]);
    setPasted(found);
  }
  function answer(gtin: Gtin, cases: number) {
    setAnswered((before) => [...before.filter((line) => line.gtin !== gtin), { gtin, cases }]);
  }

  return (
    <Sheet title="粘一段微信里的话" onClose={onClose}>
      <View className="field">
        <Text className="field-label">要订什么</Text>
        <Textarea
          className="field-input field-area"
          value={message}
          maxlength={1000}
          placeholder="如 冰红茶5件 柠檬茶来3箱，绿茶先不要"
          placeholderClass="field-example"
          aria-label="要订什么"
          onInput={(event) => {
            setMessage(event.detail.value);
            setPasted(undefined);
          }}
        />
      </View>
      <TroubleBox act={act} words={words} />
      {pasted ? (
        <>
          {pasted.asLastTime ? <Text className="t15 second">先照上次那单，再按您说的改</Text> : null}
          {pasted.lines.map(({ gtin, name, cases }) => (
            <Row
              key={gtin}
              title={name}
              foot={
                <Stepper
                  of={name}
                  unit="件"
                  count={answered.find((line) => line.gtin === gtin)?.cases ?? cases}
                  onChange={(count) => answer(gtin, count)}
                />
              }
            />
          ))}
          {pasted.asked.map((asked) => (
            <Question
              key={asked.text}
              asked={asked}
              sellers={sellers}
              answered={answered}
              onAnswer={answer}
            />
          ))}
        </>
      ) : null}
      {pasted && lines.length > 0 ? (
        <Button kind="primary" label={takeWord(casesOf(lines))} onTap={() => onTake(lines)} />
      ) : (
        <Button
          kind="primary"
          label={pasted ? '没认出货，改一改再看' : '看看是哪些货'}
          off={message.trim() === ''}
          busy={act.isBusy}
          onTap={() => void read()}
        />
      )}
    </Sheet>
  );
}

type QuestionProps = {
  asked: Asked;
  sellers: string;
  answered: readonly Line[];
  onAnswer: (gtin: Gtin, cases: number) => void;
};

function Question({ asked, sellers, answered, onAnswer }: QuestionProps) {
  const [chosen, setChosen] = useState<Gtin | undefined>(
    asked.choices.length === 1 ? asked.choices[0]?.gtin : undefined,
  );
  const product = asked.choices.find(({ gtin }) => gtin === chosen);
  return (
    <View>
      <Text>{questionOf(asked, sellers)}</Text>
      {asked.choices.length > 1 ? (
        <Chips
          of={asked.text}
          chosen={chosen}
          onChoose={(gtin) => {
            if (chosen) onAnswer(chosen, 0);
            setChosen(gtin);
            if (asked.cases) onAnswer(gtin, asked.cases);
          }}
          choices={asked.choices.map(({ gtin, name }) => ({ value: gtin, word: name }))}
        />
      ) : null}
      {product ? (
        <Row
          title={product.name}
          foot={
            <Stepper
              of={product.name}
              unit="件"
              count={answered.find(({ gtin }) => gtin === product.gtin)?.cases ?? 0}
              onChange={(count) => onAnswer(product.gtin, count)}
            />
          }
        />
      ) : null}
    </View>
  );
}

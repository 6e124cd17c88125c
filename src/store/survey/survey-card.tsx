import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { StoreApi } from '#contracts/store';
import type { Survey } from '#contracts/survey';
import type { OrderId, StoreId } from '#contracts/vocabulary';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { storeCloud } from '../store-cloud';

type SurveyCardProps = { storeId: StoreId; orderId: OrderId };

/** A few questions after a receipt, one tap each; the last tap sends it. Nobody has to, so nothing is said when it fails. */
export function SurveyCard({ storeId, orderId }: SurveyCardProps) {
  const known = useCall<StoreApi['survey']>(`survey:${orderId}`, () =>
    storeCloud.survey({ storeId, orderId }),
  );
  const survey = known.value?.survey;
  return survey ? <Asked storeId={storeId} orderId={orderId} survey={survey} /> : null;
}

function Asked({ storeId, orderId, survey }: SurveyCardProps & { survey: Survey }) {
  const { surveyId, title, questions } = survey;
  const [tapped, setTapped] = useState<Readonly<Record<number, number>>>({});
  const [isSent, setSent] = useState(false);
  const act = useAct<StoreApi['answerSurvey']>();

  function tap(question: number, choice: number) {
    const next = { ...tapped, [question]: choice };
    setTapped(next);
    const answers = questions.flatMap((_, at) => next[at] ?? []);
    if (answers.length < questions.length) return;
    setSent(true);
    void act.run(() => storeCloud.answerSurvey({ storeId, orderId, surveyId, answers }));
  }

  if (isSent)
    return (
      <Card>
        <Text>谢谢您，记下了</Text>
      </Card>
    );
  return (
    <Card>
      <Text className="t22">{title}</Text>
      {questions.map(({ asks, choices }, question) => (
        <Question
          key={asks}
          asks={asks}
          choices={choices}
          chosen={tapped[question]}
          onChoose={(choice) => tap(question, choice)}
        />
      ))}
    </Card>
  );
}

type QuestionProps = {
  asks: string;
  choices: readonly string[];
  chosen: number | undefined;
  onChoose: (choice: number) => void;
};

const Question = ({ asks, choices, chosen, onChoose }: QuestionProps) => (
  <>
    <Text>{asks}</Text>
    <Chips
      of={asks}
      choices={choices.map((word, at) => ({ value: String(at), word }))}
      chosen={chosen === undefined ? undefined : String(chosen)}
      onChoose={(value) => onChoose(Number(value))}
    />
  </>
);

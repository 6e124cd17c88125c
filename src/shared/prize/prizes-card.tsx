import { Text, View } from '@tarojs/components';
import type { Prize } from '#contracts/prize';
import type { SellerApi } from '#contracts/seller';
import type { Answered } from '../cloud';
import { Button } from '../parts/button';
import { Card } from '../parts/card';
import { Row } from '../parts/row';
import { Status } from '../parts/status';
import { TroubleBox } from '../parts/trouble-box';
import { dayOf, dayWord, now } from '../time';
import { useAct } from '../use-act';
import type { Trouble } from '../use-call';
import type { Words } from '../words';

/** The seller's calls, the driver's and the rep's are one question. */
type Bring = SellerApi['bringPrize'];
type Problem = Extract<Trouble<Bring>, { kind: 'problem' }>['problem'];

type PrizesCardProps = {
  /** None while nothing is known of any: it is besides the day's work. */
  prizes: readonly Prize[] | undefined;
  bring: (prize: Prize) => Promise<Answered<Bring>>;
  words: (problem: Problem) => Words;
  onBrought: () => void;
};

/** 要带的奖品: what a store has won and somebody brings; the owner's yes ends it. */
export function PrizesCard({ prizes = [], bring, words, onBrought }: PrizesCardProps) {
  if (prizes.length === 0) return null;
  return (
    <Card>
      <Text className="t22">{`要带给店主的奖品 ${prizes.length} 件`}</Text>
      {prizes.map((prize) => (
        <OnePrize
          key={`${prize.storeId} ${prize.month} ${prize.policyId}`}
          prize={prize}
          words={words}
          bring={() => bring(prize)}
          onBrought={onBrought}
        />
      ))}
    </Card>
  );
}

type OnePrizeProps = {
  prize: Prize;
  bring: () => Promise<Answered<Bring>>;
  words: PrizesCardProps['words'];
  onBrought: () => void;
};

function OnePrize({ prize, bring, words, onBrought }: OnePrizeProps) {
  const { storeName, name, state, dueOn, isLate } = prize;
  const act = useAct<Bring>();

  async function brought() {
    if (await act.run(bring)) onBrought();
  }

  return (
    <View>
      <Row
        title={name}
        below={`${storeName} · 说好${dayWord(dueOn, dayOf(now()))}前送到`}
        trail={isLate && state === 'promised' ? <Status standing="warn" word="晚了" /> : null}
      >
        {state === 'brought' ? <Status standing="wait" word="送到了，请店主在手机上点“收到了”" /> : null}
      </Row>
      <TroubleBox act={act} words={words} onNext={onBrought} />
      {state === 'promised' ? (
        <Button label={`${name}送到${storeName}了`} busy={act.isBusy} onTap={() => void brought()}>
          <Text>送到了</Text>
        </Button>
      ) : null}
    </View>
  );
}

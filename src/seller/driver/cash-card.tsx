import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { HandInId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Field } from '../../shared/parts/field';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { fenOf } from '../../shared/typed-yuan';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

type CashCardProps = Pick<Output<SellerApi['stops']>, 'cash' | 'handIn'> & {
  onHandedIn: () => void;
};

/** What is in the driver's hand, and the way it leaves it. */
export function CashCard({ cash, handIn, onHandedIn }: CashCardProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card>
      <Row title="今天现金，待交" trail={<Money fen={cash} size={28} />} />
      {handIn ? (
        <Text>{`您报了 ¥${shortYuan(handIn.amount)}，等经销商点清`}</Text>
      ) : cash > 0 ? (
        <Button label="交款" onTap={() => setOpen(true)} />
      ) : null}
      {isOpen ? (
        <HandInSheet
          cash={cash}
          onClose={() => setOpen(false)}
          onHandedIn={() => {
            setOpen(false);
            onHandedIn();
          }}
        />
      ) : null}
    </Card>
  );
}

type HandInSheetProps = Pick<CashCardProps, 'cash' | 'onHandedIn'> & { onClose: () => void };

function HandInSheet({ cash, onClose, onHandedIn }: HandInSheetProps) {
  const [handInId] = useState(() => newId() as HandInId);
  const [typed, setTyped] = useState(shortYuan(cash).replace(/,/g, ''));
  const act = useAct<SellerApi['handIn']>();
  const amount = fenOf(typed);
  const isGood = amount !== undefined && amount > 0 && amount <= cash;

  async function hand() {
    if (isGood && (await act.run(() => sellerCloud.handIn({ handInId, amount })))) onHandedIn();
  }

  return (
    <Sheet title="交款给经销商" onClose={onClose}>
      <TroubleBox
        act={act}
        words={sellerWords}
        onNext={({ code }) => code === 'hand_in_open' && onHandedIn()}
      />
      <Field
        label="交多少元"
        type="digit"
        most={10}
        value={typed}
        onChange={setTyped}
        {...(isGood ? {} : { wrong: `写 0.01 到 ${shortYuan(cash)} 之间的数` })}
      />
      <Text className="second">经销商当面点清后，这笔就不在您名下了。点少了的，还记在您名下</Text>
      <Button
        kind="primary"
        label={isGood ? `交 ¥${shortYuan(amount)}` : '交款'}
        off={!isGood}
        busy={act.isBusy}
        onTap={() => void hand()}
      />
    </Sheet>
  );
}

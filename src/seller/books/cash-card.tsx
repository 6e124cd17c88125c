import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { CashInHand } from '#contracts/hand-in';
import type { SellerApi } from '#contracts/seller';
import type { Fen } from '#contracts/vocabulary';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { fenOf } from '../../shared/typed-yuan';
import { useAct } from '../../shared/use-act';
import type { Known } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { HandInsSheet } from './hand-ins-sheet';

/** What drivers have in hand, and what of it waits to be counted. */
export function CashCard({ cash }: { cash: Known<SellerApi['cash']> }) {
  const [driver, setDriver] = useState<CashInHand>();
  const [isLooking, setLooking] = useState(false);
  return (
    <Loaded known={cash} words={sellerWords} skeletonRows={1}>
      {({ drivers }) => (
        <Card>
          <Row
            title="司机手里的现金"
            trail={<Money fen={drivers.reduce((sum, each) => sum + each.cash, 0) as Fen} size={28} />}
          />
          {drivers.map((each) => (
            <Row
              key={each.driverId}
              title={each.name}
              below={each.cash > 0 ? '待交' : '没有待交的'}
              trail={<Money fen={each.cash} />}
              {...(each.handIn && {
                foot: (
                  <Button
                    label={`点清${each.name}交的 ¥${shortYuan(each.handIn.amount)}`}
                    onTap={() => setDriver(each)}
                  />
                ),
              })}
            />
          ))}
          {drivers.length === 0 ? <Text className="second">司机收了现金，这里按人记着</Text> : null}
          <Button kind="quiet" label="交款记录" onTap={() => setLooking(true)} />
          {isLooking ? <HandInsSheet onClose={() => setLooking(false)} /> : null}
          {driver?.handIn ? (
            <CountSheet
              key={driver.handIn.handInId}
              driver={driver.name}
              handIn={driver.handIn}
              onClose={() => setDriver(undefined)}
              onCounted={() => {
                setDriver(undefined);
                cash.again();
              }}
            />
          ) : null}
        </Card>
      )}
    </Loaded>
  );
}

type CountSheetProps = {
  driver: string;
  handIn: NonNullable<CashInHand['handIn']>;
  onClose: () => void;
  onCounted: () => void;
};

/** What was counted is what counts; a difference is named before it is confirmed. */
function CountSheet({ driver, handIn: { handInId, amount }, onClose, onCounted }: CountSheetProps) {
  const [typed, setTyped] = useState('');
  const [remark, setRemark] = useState('');
  const act = useAct<SellerApi['countHandIn']>();
  const counted = fenOf(typed);

  async function count() {
    if (counted === undefined) return;
    if (await act.run(() => sellerCloud.countHandIn({ handInId, counted, remark }))) onCounted();
  }

  return (
    <Sheet title={`点清${driver}交的钱`} onClose={onClose}>
      <Text className="t22">{`${driver}报了 ¥${shortYuan(amount)}`}</Text>
      <TroubleBox act={act} words={sellerWords} onNext={onCounted} />
      <Field
        label="您点出来多少元"
        type="digit"
        most={10}
        value={typed}
        onChange={setTyped}
        example={shortYuan(amount).replace(/,/g, '')}
      />
      {counted !== undefined && counted !== amount ? (
        <>
          <Text>{differenceWord(driver, counted, amount)}</Text>
          <Field
            label="为什么差（可不写）"
            most={60}
            value={remark}
            onChange={setRemark}
            example="如 少找了 20"
          />
        </>
      ) : null}
      <Button
        kind="primary"
        label={counted === undefined ? '点清了' : `点清了，收 ¥${shortYuan(counted)}`}
        off={counted === undefined}
        busy={act.isBusy}
        onTap={() => void count()}
      />
    </Sheet>
  );
}

const differenceWord = (driver: string, counted: Fen, amount: Fen) =>
  counted < amount
    ? `少 ¥${shortYuan((amount - counted) as Fen)}，还记在${driver}名下`
    : `多 ¥${shortYuan((counted - amount) as Fen)}，超出${driver}手里的记为待查`;

import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Order } from '#contracts/order';
import type { StoreApi } from '#contracts/store';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Field } from '../../shared/parts/field';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { Stepper } from '../../shared/parts/stepper';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { now } from '../../shared/time';
import { fenOf } from '../../shared/typed-yuan';
import { useAct } from '../../shared/use-act';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

/** While the sheet is open, the screen's own button stands back. */
type DriversWordProps = { order: Order; onSheet: (isOpen: boolean) => void; onSaid: () => void };

/** A delivery that stands by the driver's word alone; the owner may say for a week that it was otherwise. */
export function DriversWord({ order, onSheet, onSaid }: DriversWordProps) {
  const [isOpen, setOpen] = useState(false);
  const show = (open: boolean) => {
    setOpen(open);
    onSheet(open);
  };
  const { delivered, receipt } = order;
  if (order.state === 'shipped' && delivered)
    return (
      <Card>
        <Text className="t22">司机说送到了，等您收货</Text>
        <Text>{`他记的现金 ¥${shortYuan(delivered.cash)}。48 小时不收货，就按他记的算`}</Text>
      </Card>
    );
  if (receipt?.by !== 'driver') return null;
  const { dispute, disputableUntil = 0 } = receipt;
  return (
    <Card>
      <Text className="t22">这单按司机记的收货</Text>
      <Text>{`应付 ¥${shortYuan(receipt.due)} · 现金 ¥${shortYuan(receipt.cash)} · 记账 ¥${shortYuan(receipt.onAccount)}`}</Text>
      {dispute ? <Text>{`您说：${dispute.remark}`}</Text> : null}
      {dispute && !dispute.answer ? <Text className="second">等经销商答复</Text> : null}
      {dispute?.answer ? (
        <Text>{`${dispute.answer.isWrong ? '已按您说的改' : '经销商说没错'}：${dispute.answer.remark}`}</Text>
      ) : null}
      {!dispute && now() <= disputableUntil ? (
        <Button label="有出入？7 天内可改" onTap={() => show(true)} />
      ) : null}
      {isOpen ? (
        <SaySheet
          order={order}
          onClose={() => show(false)}
          onSaid={() => {
            show(false);
            onSaid();
          }}
        />
      ) : null}
    </Card>
  );
}

type SaySheetProps = Pick<DriversWordProps, 'order' | 'onSaid'> & { onClose: () => void };

function SaySheet({ order, onClose, onSaid }: SaySheetProps) {
  const [short, setShort] = useState<Readonly<Record<string, number>>>({});
  const [typed, setTyped] = useState('');
  const [remark, setRemark] = useState('');
  const act = useAct<StoreApi['disputeReceipt']>();
  const cash = fenOf(typed === '' ? '0' : typed);

  async function tell() {
    if (cash === undefined) return;
    const { storeId, orderId } = order;
    const lines = order.lines.flatMap(({ gtin }) =>
      short[gtin] ? [{ gtin, short: short[gtin], broken: 0 }] : [],
    );
    const said = { storeId, orderId, lines, cash, remark: remark.trim() };
    if (await act.run(() => storeCloud.disputeReceipt(said))) onSaid();
  }

  return (
    <Sheet title="实际收了多少" onClose={onClose}>
      <TroubleBox
        act={act}
        words={storeWords}
        onNext={({ code }) => code === 'dispute_moved_on' && onSaid()}
      />
      {order.lines.map(({ gtin, name, cases }) => (
        <Row key={gtin} title={name} below={`收了 ${cases - (short[gtin] ?? 0)} 件`}>
          <Stepper
            of={`${name}少了`}
            unit="件没到"
            count={short[gtin] ?? 0}
            most={cases}
            onChange={(count) => setShort((before) => ({ ...before, [gtin]: count }))}
          />
        </Row>
      ))}
      <Field
        label="您付了现金多少元"
        type="digit"
        most={9}
        value={typed}
        onChange={setTyped}
        example="没付写 0"
      />
      <Field label="写一句" most={200} value={remark} onChange={setRemark} example="如 少了两件柠檬茶" />
      <Button
        kind="primary"
        label="告诉经销商"
        off={cash === undefined || remark.trim() === ''}
        busy={act.isBusy}
        onTap={() => void tell()}
      />
    </Sheet>
  );
}

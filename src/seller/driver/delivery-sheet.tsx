import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { HandoverKey } from '#contracts/handover';
import type { ReceiptLine } from '#contracts/order';
import type { Fen } from '#contracts/vocabulary';
import { costWithout } from '../../shared/line-cost';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { Stepper } from '../../shared/parts/stepper';
import { fenOf } from '../../shared/typed-yuan';
import { HandoverPicture } from './handover-picture';
import type { Stop } from './navigate-button';
import { keepDelivery } from './send-deliveries';

type DeliverySheetProps = { stop: Stop; handoverKey: HandoverKey; onClose: () => void };

/** Without network the owner agrees from phone to phone; without the owner the driver's word is noted. */
export function DeliverySheet({ stop: { order }, handoverKey, onClose }: DeliverySheetProps) {
  const [short, setShort] = useState<Readonly<Record<string, number>>>({});
  const [typed, setTyped] = useState<string>();
  const [isShown, setShown] = useState(false);

  const less = order.lines.reduce(
    (sum, line) => sum + line.amount - costWithout(line, short[line.gtin] ?? 0),
    0,
  );
  const due = (order.total - less) as Fen;
  const isPrepaid = order.payment !== undefined;
  const expected = order.payBy === 'cash' ? due : (0 as Fen);
  const cash = isPrepaid ? (0 as Fen) : typed === undefined ? expected : fenOf(typed);
  const isGood = cash !== undefined && cash <= due;
  const lines: ReceiptLine[] = order.lines.flatMap(({ gtin }) =>
    short[gtin] ? [{ gtin, short: short[gtin], broken: 0 }] : [],
  );

  if (isShown && isGood)
    return (
      <HandoverPicture
        order={order}
        handoverKey={handoverKey}
        told={{ due, cash, lines }}
        onBack={() => setShown(false)}
        onClose={onClose}
      />
    );

  function note() {
    if (!isGood) return;
    keepDelivery({ orderId: order.orderId, lines, cash });
    onClose();
  }

  return (
    <Sheet title={`${order.storeName}：没网或没人签收`} onClose={onClose}>
      {order.lines.map(({ gtin, name, cases }) => (
        <Row key={gtin} title={name} below={`送 ${cases - (short[gtin] ?? 0)} 件`}>
          <Stepper
            of={`${name}少了`}
            unit="件没收"
            count={short[gtin] ?? 0}
            most={cases}
            onChange={(count) => setShort((before) => ({ ...before, [gtin]: count }))}
          />
        </Row>
      ))}
      {isPrepaid ? (
        <Text>店主微信付过了，不收钱</Text>
      ) : (
        <Field
          label={`应收 ¥${shortYuan(due)}，收了现金多少元`}
          type="digit"
          most={9}
          value={typed ?? shortYuan(expected).replace(/,/g, '')}
          onChange={setTyped}
          {...(isGood ? {} : { wrong: `写 0 到 ${shortYuan(due)} 之间的数` })}
        />
      )}
      <Button kind="primary" label="店主在，出示收货码" off={!isGood} onTap={() => setShown(true)} />
      <Button label="没人签收，先记下" off={!isGood} onTap={note} />
      <Text className="second t15">先记下的，店主 48 小时没收货，就按您记的算</Text>
    </Sheet>
  );
}

import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { HandoverKey } from '#contracts/handover';
import type { Order, ReceiptLine } from '#contracts/order';
import type { Fen } from '#contracts/vocabulary';
import { costWithout } from '../../shared/line-cost';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { Sheet } from '../../shared/parts/sheet';
import { fenOf } from '../../shared/typed-yuan';
import { HandoverPicture } from './handover-picture';
import type { Stop } from './navigate-button';
import { allLeft, lineOf, type NotLeft, NotLeftRow } from './not-left';
import { keepDelivery } from './send-deliveries';

type Line = Order['lines'][number];
type DeliverySheetProps = { stop: Stop; handoverKey: HandoverKey; onClose: () => void };

/** Without network the owner agrees from phone to phone; without the owner the driver's word is noted. */
export function DeliverySheet({ stop: { order }, handoverKey, onClose }: DeliverySheetProps) {
  const [told, setTold] = useState<Readonly<Record<string, NotLeft>>>({});
  const [typed, setTyped] = useState<string>();
  const [isShown, setShown] = useState(false);

  const notLeft = ({ gtin }: Line) => told[gtin] ?? allLeft;
  const less = order.lines.reduce(
    (sum, line) => sum + line.amount - costWithout(line, notLeft(line).cases),
    0,
  );
  const due = (order.total - less) as Fen;
  const isPrepaid = order.payment !== undefined;
  const expected = order.payBy === 'cash' ? due : (0 as Fen);
  const cash = isPrepaid ? (0 as Fen) : typed === undefined ? expected : fenOf(typed);
  const lines: ReceiptLine[] = order.lines
    .filter((line) => notLeft(line).cases > 0)
    .map((line) => lineOf(line.gtin, notLeft(line)));
  // Gifts are earned by what the store takes: of a promotion, what is refused only the cloud can reckon.
  const isOpen = lines.some(({ refused = 0 }) => refused > 0) && order.lines.some(({ because }) => because);
  const most = isOpen && !isPrepaid ? order.total : due;
  const isGood = cash !== undefined && cash <= most;

  if (isShown && isGood)
    return (
      <HandoverPicture
        order={order}
        handoverKey={handoverKey}
        told={{ ...(!isOpen && { due }), cash, lines }}
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
      {order.lines.map((line) => (
        <NotLeftRow
          key={line.gtin}
          line={line}
          notLeft={notLeft(line)}
          onChange={(change) => setTold((before) => ({ ...before, [line.gtin]: change }))}
        />
      ))}
      {isPrepaid ? (
        <Text>店主微信付过了，不收钱</Text>
      ) : (
        <Field
          label={isOpen ? '收了现金多少元' : `应收 ¥${shortYuan(due)}，收了现金多少元`}
          type="digit"
          most={9}
          value={typed ?? shortYuan(expected).replace(/,/g, '')}
          onChange={setTyped}
          {...(isGood ? {} : { wrong: `写 0 到 ${shortYuan(most)} 之间的数` })}
        />
      )}
      {isOpen ? (
        <Text>退了有促销的货，应收多少有网才算得出：现金按商量好的收，多退少补记在店里账上</Text>
      ) : null}
      <Button kind="primary" label="店主在，出示收货码" off={!isGood} onTap={() => setShown(true)} />
      <Button label="没人签收，先记下" off={!isGood || isOpen} onTap={note} />
      <Text className="second t15">先记下的，店主 48 小时没收货，就按您记的算</Text>
    </Sheet>
  );
}

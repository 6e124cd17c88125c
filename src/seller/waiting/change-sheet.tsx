import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Order } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import { Button } from '../../shared/parts/button';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { Stepper } from '../../shared/parts/stepper';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';
import { type SellerProblem, sellerWords } from '../words';

type ChangeSheetProps = { order: Order; onClose: () => void; onChanged: () => void };

/** Only fewer: the owner agreed to no more than was ordered, and has the last word on less. */
export function ChangeSheet({ order, onClose, onChanged }: ChangeSheetProps) {
  const [cases, setCases] = useState<Readonly<Record<string, number>>>({});
  const act = useAct<SellerApi['changeOrder']>();
  const { orderId, storeName, lines } = order;
  const changed = lines.filter((line) => (cases[line.gtin] ?? line.cases) !== line.cases);

  async function send() {
    const wanted = lines.map((line) => ({ gtin: line.gtin, cases: cases[line.gtin] ?? line.cases }));
    if (await act.run(() => sellerCloud.changeOrder({ orderId, lines: wanted }))) onChanged();
  }
  const onNext = ({ code }: SellerProblem) => {
    if (code === 'order_moved_on') onChanged();
  };

  return (
    <Sheet title={`${storeName}这单能送多少`} onClose={onClose}>
      <TroubleBox act={act} words={sellerWords} onNext={onNext} />
      {lines.map((line) => {
        const left = cases[line.gtin] ?? line.cases;
        return (
          <Row key={line.gtin} title={line.name} below={left === 0 ? '缺货' : `订 ${line.cases} 件`}>
            <Stepper
              of={line.name}
              unit="件"
              count={left}
              most={line.cases}
              onChange={(count) => setCases((before) => ({ ...before, [line.gtin]: count }))}
            />
          </Row>
        );
      })}
      <Text className="second t15">店主点了同意才算，不同意这单就取消</Text>
      <Button
        kind="primary"
        label={changed.length > 0 ? `改 ${changed.length} 样，问店主` : '还没改'}
        off={changed.length === 0}
        busy={act.isBusy}
        onTap={() => void send()}
      />
    </Sheet>
  );
}

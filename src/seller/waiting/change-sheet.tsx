import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Order } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import type { Gtin } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { Stepper } from '../../shared/parts/stepper';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';
import { type SellerProblem, sellerWords } from '../words';
import { InsteadPicker } from './instead-picker';

type ChangeSheetProps = { order: Order; onClose: () => void; onChanged: () => void };

/** Fewer, and perhaps something else instead: the owner agreed to no more than was ordered, and has the last word. */
export function ChangeSheet({ order, onClose, onChanged }: ChangeSheetProps) {
  const [cases, setCases] = useState<Readonly<Record<string, number>>>({});
  const [instead, setInstead] = useState<Readonly<Record<string, number>>>({});
  const act = useAct<SellerApi['changeOrder']>();
  const { orderId, storeName, lines } = order;
  const changed = lines.filter((line) => (cases[line.gtin] ?? line.cases) !== line.cases);

  async function send() {
    const wanted = lines.map((line) => ({ gtin: line.gtin, cases: cases[line.gtin] ?? line.cases }));
    const offered = Object.entries(instead)
      .filter(([, count]) => count > 0)
      .map(([gtin, count]) => ({ gtin: gtin as Gtin, cases: count }));
    const asked = { orderId, lines: wanted, ...(offered.length > 0 && { instead: offered }) };
    if (await act.run(() => sellerCloud.changeOrder(asked))) onChanged();
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
      {changed.length > 0 ? (
        <InsteadPicker
          orderId={orderId}
          cases={instead}
          onChange={(gtin, count) => setInstead((before) => ({ ...before, [gtin]: count }))}
        />
      ) : null}
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

import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { CrateKind } from '#contracts/crate';
import type { SellerApi } from '#contracts/seller';
import type { CrateMoveId, StoreId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { Stepper } from '../../shared/parts/stepper';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

type CratesSheetProps = { storeId: StoreId; storeName: string; onClose: () => void };

/** Crates that stay with the goods and empty ones that go: the deposit is on the store's account. */
export function CratesSheet({ storeId, storeName, onClose }: CratesSheetProps) {
  const known = useCall<SellerApi['crates']>(`crates:${storeId}`, () => sellerCloud.crates({ storeId }));
  return (
    <Sheet title={`${storeName}的空箱`} onClose={onClose}>
      <Loaded known={known} words={sellerWords} skeletonRows={1}>
        {({ kinds }) =>
          kinds.length === 0 ? (
            <Text>您送的货都不收空箱押金</Text>
          ) : (
            <CratesForm storeId={storeId} kinds={kinds} onMoved={onClose} />
          )
        }
      </Loaded>
    </Sheet>
  );
}

type CratesFormProps = {
  storeId: StoreId;
  kinds: Output<SellerApi['crates']>['kinds'];
  onMoved: () => void;
};
type Moved = { left: number; back: number };

function CratesForm({ storeId, kinds, onMoved }: CratesFormProps) {
  const [crateMoveId] = useState(() => newId() as CrateMoveId);
  const [moved, setMoved] = useState<Readonly<Record<string, Moved>>>({});
  const act = useAct<SellerApi['moveCrates']>();
  const of = ({ gtin }: CrateKind) => moved[gtin] ?? { left: 0, back: 0 };
  const set = ({ gtin }: CrateKind, change: Moved) => setMoved((before) => ({ ...before, [gtin]: change }));
  const lines = kinds
    .map((kind) => ({ gtin: kind.gtin, ...of(kind) }))
    .filter(({ left, back }) => left + back > 0);
  const more = kinds.reduce((sum, kind) => sum + (of(kind).left - of(kind).back) * kind.deposit, 0);

  async function move() {
    if (await act.run(() => sellerCloud.moveCrates({ crateMoveId, storeId, lines }))) onMoved();
  }

  return (
    <>
      <TroubleBox
        act={act}
        words={sellerWords}
        onNext={({ code }) => code === 'crates_differ' && onMoved()}
      />
      {kinds.map((kind) => (
        <Row
          key={kind.gtin}
          title={kind.name}
          below={`店里有 ${kind.atStore} 个，押金 ¥${shortYuan(kind.deposit)} 一个`}
        >
          <View className="row-foot">
            <Text>留下</Text>
            <Stepper
              of={`${kind.name}留下`}
              unit="个"
              count={of(kind).left}
              most={999}
              onChange={(left) => set(kind, { ...of(kind), left })}
            />
          </View>
          <View className="row-foot">
            <Text>收回</Text>
            <Stepper
              of={`${kind.name}收回`}
              unit="个"
              count={of(kind).back}
              most={kind.atStore + of(kind).left}
              onChange={(back) => set(kind, { ...of(kind), back })}
            />
          </View>
        </Row>
      ))}
      <Text className="t22">{depositWord(more)}</Text>
      <Button
        kind="primary"
        label="记下空箱"
        off={lines.length === 0}
        busy={act.isBusy}
        onTap={() => void move()}
      />
    </>
  );
}

const depositWord = (more: number) =>
  more === 0
    ? '押金不变'
    : more > 0
      ? `多收押金 ¥${shortYuan(more as Parameters<typeof shortYuan>[0])}，记在店里账上`
      : `退押金 ¥${shortYuan(-more as Parameters<typeof shortYuan>[0])}，抵店里的欠款`;

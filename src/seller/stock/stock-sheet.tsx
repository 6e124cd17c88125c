import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { RecountReason } from '#contracts/stock';
import type { CountId, Gtin } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { PasteStock } from './paste-stock';
import { reasons, reasonWord } from './reason-word';

const SHOWN_AT_ONCE = 20;

/** What quotes may promise: the seller says what stands in the warehouse, the cloud takes off what orders hold. */
export function StockSheet({ onClose }: { onClose: () => void }) {
  const known = useCall<SellerApi['stock']>('sellerStock', () => sellerCloud.stock({}));
  const [sought, setSought] = useState('');
  const [gtin, setGtin] = useState<Gtin>();
  const [isPasting, setPasting] = useState(false);
  const done = () => {
    setGtin(undefined);
    setPasting(false);
    known.again();
  };
  if (isPasting) return <PasteStock onClose={() => setPasting(false)} onDone={done} />;
  return (
    <Sheet title="我的库存" onClose={onClose}>
      <Loaded known={known} words={sellerWords}>
        {({ lines }) => {
          const found = lines.filter(
            ({ name, gtin: code }) => name.includes(sought) || code.includes(sought),
          );
          const chosen = lines.find((line) => line.gtin === gtin);
          if (chosen) return <OneProduct line={chosen} onBack={() => setGtin(undefined)} onDone={done} />;
          return (
            <>
              <Field label="找商品" value={sought} onChange={setSought} example="如 冰红茶" />
              {found.slice(0, SHOWN_AT_ONCE).map((line) => (
                <Row
                  key={line.gtin}
                  title={line.name}
                  below={
                    line.held > 0
                      ? `仓库 ${line.free + line.held} 件，留给订单 ${line.held} 件`
                      : '没有订单占着'
                  }
                  trail={<Text>{line.free > 0 ? `可卖 ${line.free} 件` : '没货'}</Text>}
                  label={`改${line.name}的库存`}
                  onTap={() => setGtin(line.gtin)}
                />
              ))}
              {found.length > SHOWN_AT_ONCE ? <Text className="second">还有，打几个字找</Text> : null}
              {found.length === 0 ? <Text>没有这样商品。换个字找找</Text> : null}
              <Button label="从表格贴进来" onTap={() => setPasting(true)} />
            </>
          );
        }}
      </Loaded>
    </Sheet>
  );
}

type OneProductProps = {
  line: { gtin: Gtin; name: string; free: number; held: number };
  onBack: () => void;
  onDone: () => void;
};

function OneProduct({ line: { gtin, name, free, held }, onBack, onDone }: OneProductProps) {
  const [recountId] = useState(() => newId() as CountId);
  const [typed, setTyped] = useState(String(free + held));
  const [reason, setReason] = useState<RecountReason>('counted');
  const act = useAct<SellerApi['recount']>();
  const cases = Number(typed);
  const isNumber = /^\d{1,4}$/.test(typed);

  async function save() {
    if (await act.run(() => sellerCloud.recount({ recountId, reason, lines: [{ gtin, cases }] }))) onDone();
  }
  return (
    <>
      <TroubleBox act={act} words={sellerWords} />
      <Text className="t22">{name}</Text>
      <Field
        label="仓库里现在有多少件"
        type="number"
        value={typed}
        onChange={setTyped}
        most={4}
        {...(!isNumber && { wrong: '填 0 到 9999 的整数' })}
      />
      {held > 0 ? <Text className="second t15">{`其中 ${held} 件留给已经下的单`}</Text> : null}
      <Text>为什么改</Text>
      <Chips
        of="为什么改"
        even
        chosen={reason}
        onChoose={setReason}
        choices={reasons.map((value) => ({ value, word: reasonWord[value] }))}
      />
      <Button label="不改了" onTap={onBack} />
      <Button
        kind="primary"
        label={isNumber ? `记下，可卖 ${Math.max(0, cases - held)} 件` : '先填件数'}
        off={!isNumber}
        busy={act.isBusy}
        onTap={() => void save()}
      />
    </>
  );
}

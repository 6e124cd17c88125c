import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { RecountReason } from '#contracts/stock';
import type { CountId, Day } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';
import { Notice } from '../../shared/parts/notice';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { dayOf, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { ArrivalField } from './arrival-field';
import { comesWord, reasons, reasonWord, type StockLine } from './stock-words';

type OneProductProps = { line: StockLine; onBack: () => void; onDone: () => void };

/** What stands there now, and what more comes: one word about a product at a time. */
export function OneProduct({ line, onBack, onDone }: OneProductProps) {
  const { gtin, name, free, held, expected } = line;
  const today = dayOf(now());
  const isOver = expected !== undefined && expected.on < today;
  const [recountId] = useState(() => newId() as CountId);
  const [typed, setTyped] = useState(String(free + held));
  const [reason, setReason] = useState<RecountReason>('counted');
  const [day, setDay] = useState<Day | undefined>(isOver ? undefined : expected?.on);
  const [comes, setComes] = useState(String(expected?.cases ?? ''));
  const act = useAct<SellerApi['recount']>();
  const cases = Number(typed);
  const isNumber = /^\d{1,4}$/.test(typed);
  const isSaid = isNumber && (!day || /^[1-9]\d{0,3}$/.test(comes));

  /** What has come is not to come once more. */
  function choose(why: RecountReason) {
    setReason(why);
    if (why === 'arrived') setDay(undefined);
  }
  async function save() {
    const said = { gtin, cases, ...(day && { expected: { on: day, cases: Number(comes) } }) };
    if (await act.run(() => sellerCloud.recount({ recountId, reason, lines: [said] }))) onDone();
  }
  return (
    <>
      <TroubleBox act={act} words={sellerWords} />
      <Text className="t22">{name}</Text>
      {isOver ? <Notice says={comesWord(expected, today)} /> : null}
      <Field
        label="仓库里现在有多少件"
        type="number"
        value={typed}
        onChange={setTyped}
        most={4}
        {...(!isNumber && { wrong: '填 0 到 9999 的整数' })}
      />
      {held > 0 ? <Text className="second t15">{`订单占着 ${held} 件，会自动扣掉`}</Text> : null}
      <Text>为什么改</Text>
      <Chips
        of="为什么改"
        even
        chosen={reason}
        onChoose={choose}
        choices={reasons.map((value) => ({ value, word: reasonWord[value] }))}
      />
      <ArrivalField day={day} cases={comes} onDay={setDay} onCases={setComes} />
      <Button label="不改了" onTap={onBack} />
      <Button
        kind="primary"
        label={isSaid ? `记下，可卖 ${Math.max(0, cases - held)} 件` : '先填件数'}
        off={!isSaid}
        busy={act.isBusy}
        onTap={() => void save()}
      />
    </>
  );
}

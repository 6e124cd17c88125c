import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Fen, StoreId } from '#contracts/vocabulary';
import { casesOf } from '../../shared/cases';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { PageHead } from '../parts/page-head';
import { storeCloud } from '../store-cloud';
import { type StoreProblem, storeWords } from '../words';
import { HandoverSheet } from './handover-sheet';
import { OffsetRow } from './offset-row';
import { cashOf, PaySplit, type Split } from './pay-split';
import { allCame, missingOf, ReceiptLine, type Remark } from './receipt-line';
import { saidOf } from './said';
import { useDue } from './use-due';

type ReceiptFormProps = {
  storeId: StoreId;
  order: Output<StoreApi['order']>;
  /** Looks at the order again. */
  onSettled: () => void;
};

/** Prefilled as ordered: only what is wrong is tapped. */
export function ReceiptForm({ storeId, order, onSettled }: ReceiptFormProps) {
  const [remarks, setRemarks] = useState<Readonly<Record<string, Remark>>>({});
  const [split, setSplit] = useState<Split>({ by: order.payBy === 'account' ? 'account' : 'cash' });
  const [wish, setWish] = useState(0 as Fen);
  const [isHandover, setHandover] = useState(false);
  const act = useAct<StoreApi['confirmReceipt']>();

  const remarkOf = (gtin: string) => remarks[gtin] ?? allCame;
  const missing = order.lines.map((line) => ({ ...line, cases: missingOf(remarkOf(line.gtin)) }));
  const { due, giftsBack, isWaiting } = useDue(storeId, order, remarkOf);
  const less = (order.total - due) as Fen;
  const { payment } = order;
  const inFavour = Math.min(order.inFavour ?? 0, due) as Fen;
  const ready = Math.min(order.offset ?? 0, due - inFavour) as Fen;
  const offset = Math.min(wish, ready) as Fen;
  const left = (due - inFavour - offset) as Fen;
  const cash = payment ? (0 as Fen) : cashOf(split, left);

  async function settle() {
    if (cash === undefined) return;
    const { orderId } = order;
    const settled = await act.run(async () => {
      const lines = await saidOf(storeId, order, remarkOf);
      return storeCloud.confirmReceipt({ storeId, orderId, lines, cash, ...(offset > 0 && { offset }) });
    });
    if (settled) onSettled();
  }

  function onNext(problem: StoreProblem) {
    if (problem.code === 'account_short')
      setSplit({ by: 'both', typed: rest(due, offset, problem.facts.room) });
    if (problem.code === 'transfer_open') setWish(0 as Fen);
    if (problem.code === 'offset_short') {
      setWish(problem.facts.ready);
      onSettled();
    }
    if (problem.code === 'order_moved_on') onSettled();
  }

  return (
    <Screen
      chip={false}
      action={
        isHandover ? null : (
          <Button
            kind="primary"
            label={payment ? '收到了' : `收到了，应付 ¥${shortYuan(left)}`}
            off={cash === undefined || isWaiting}
            busy={act.isBusy}
            onTap={() => void settle()}
          />
        )
      }
    >
      <PageHead title={`收货 ${casesOf(order.lines) - casesOf(missing)} 件`} />
      <Text className="second">和送货的一起点一点。都对就不用动</Text>
      <TroubleBox act={act} words={storeWords} onNext={onNext} />
      <Card>
        {order.lines.map((line) => (
          <ReceiptLine
            key={line.gtin}
            line={line}
            remark={remarkOf(line.gtin)}
            onRemark={(remark) => setRemarks((before) => ({ ...before, [line.gtin]: remark }))}
          />
        ))}
      </Card>
      <Card>
        <Row
          title={payment ? '微信付过了' : '应付'}
          below={less > 0 ? `少 ${casesOf(missing)} 件 −¥${shortYuan(less)}` : undefined}
          trail={<Money fen={due} size={28} />}
        />
        {giftsBack.map(({ gtin, name, cases }) => (
          <Text key={gtin}>{`退了货，${cases} 件送的${name}不够条件了，请让司机带回`}</Text>
        ))}
        {payment ? (
          <Text>{less > 0 ? `少的 ¥${shortYuan(less)} 原路退回微信` : '不用再付'}</Text>
        ) : (
          <>
            {inFavour > 0 ? (
              <Text>{`${order.sellerName}该退您的 ¥${shortYuan(inFavour)} 先抵掉`}</Text>
            ) : null}
            <OffsetRow ready={ready} used={offset} onUse={setWish} />
            <PaySplit rest={left} split={split} onSplit={setSplit} />
          </>
        )}
      </Card>
      <Button label="没网，扫司机的码" onTap={() => setHandover(true)} />
      {isHandover ? (
        <HandoverSheet storeId={storeId} order={order} onClose={() => setHandover(false)} />
      ) : null}
    </Screen>
  );
}

/** What the account cannot take, as it would be typed. */
const rest = (due: Fen, offset: Fen, room: Fen) =>
  shortYuan(Math.max(0, due - offset - room) as Fen).replace(/,/g, '');

import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { BatchQuote } from '#contracts/batch-quote';
import type { SellerApi } from '#contracts/seller';
import type { Day, Fen } from '#contracts/vocabulary';
import { shortYuan, yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { dayAfter } from '../../shared/time';
import { fenOf } from '../../shared/typed-yuan';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

type AnswerSheetProps = { batchQuote: BatchQuote; onClose: () => void; onAnswered: () => void };
type Days = '3' | '7' | '15';

const validFor: readonly { value: Days; word: string }[] = [
  { value: '3', word: '3 天' },
  { value: '7', word: '7 天' },
  { value: '15', word: '15 天' },
];

/** A price for every line, beginning with the list's own, and how long it holds. */
export function AnswerSheet({ batchQuote, onClose, onAnswered }: AnswerSheetProps) {
  const { batchQuoteId, storeName, lines } = batchQuote;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [days, setDays] = useState<Days>('7');
  const answer = useAct<SellerApi['answerBatchQuote']>();
  const decline = useAct<SellerApi['declineBatchQuote']>();
  const prices = lines.map(({ gtin, listPrice }) => ({
    gtin,
    casePrice: typed[gtin] === undefined ? listPrice : fenOf(typed[gtin] ?? ''),
  }));
  const isWhole = prices.every(({ casePrice }) => casePrice !== undefined);
  const total = lines.reduce((sum, { cases }, at) => sum + cases * (prices[at]?.casePrice ?? 0), 0) as Fen;

  async function send() {
    const said = prices.flatMap(({ gtin, casePrice }) =>
      casePrice === undefined ? [] : [{ gtin, casePrice }],
    );
    const validUntil = dayAfter(Number(days)) as Day;
    const done = await answer.run(() =>
      sellerCloud.answerBatchQuote({ batchQuoteId, prices: said, validUntil }),
    );
    if (done) onAnswered();
  }
  async function sayNo() {
    if (await decline.run(() => sellerCloud.declineBatchQuote({ batchQuoteId }))) onAnswered();
  }
  return (
    <Sheet title={`给${storeName}报价`} onClose={onClose}>
      {lines.map(({ gtin, name, cases, listPrice }) => (
        <Field
          key={gtin}
          label={`${name} ${cases} 件，平时 ¥${yuan(listPrice)}/件`}
          type="digit"
          value={typed[gtin] ?? yuan(listPrice)}
          onChange={(text) => setTyped((before) => ({ ...before, [gtin]: text }))}
          {...(typed[gtin] !== undefined && fenOf(typed[gtin] ?? '') === undefined
            ? { wrong: '填一件多少元，最多两位小数' }
            : {})}
        />
      ))}
      <Text>这个价管几天</Text>
      <Chips of="这个价管几天" chosen={days} onChoose={setDays} choices={validFor} />
      <TroubleBox act={answer} words={sellerWords} onNext={onAnswered} />
      <TroubleBox act={decline} words={sellerWords} onNext={onAnswered} />
      <Button
        kind="primary"
        label={`就报这个价，共 ¥${shortYuan(total)}`}
        off={!isWhole}
        busy={answer.isBusy}
        onTap={() => void send()}
      />
      <Button label="这次报不了" busy={decline.isBusy} onTap={() => void sayNo()} />
    </Sheet>
  );
}

import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { Instant } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Notice } from '../../shared/parts/notice';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { handOver } from '../../shared/phone/hand-over';
import { dayOf, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { type PeriodName, periodOf, periodWord } from './export-period';

const names = Object.keys(periodWord) as PeriodName[];
/** Of a hundred orders each. */
const PAGES_AT_MOST = 30;

/** Accepted orders as one file for the seller's own books: no line is typed a second time. */
export function ExportSheet({ onClose }: { onClose: () => void }) {
  const [period, setPeriod] = useState<PeriodName>('today');
  const [isEmpty, setEmpty] = useState(false);
  const act = useAct<SellerApi['orderSheet']>();

  async function send() {
    const days = periodOf(period, dayOf(now()));
    const parts: string[] = [];
    let [after, name, orders]: [Instant | undefined, string, number] = [undefined, '', 0];
    for (let page = 0; page < PAGES_AT_MOST; page++) {
      const asked = { ...days, ...(after !== undefined && { after }) };
      const found = await act.run(() => sellerCloud.orderSheet(asked));
      if (!found) return;
      parts.push(found.csv);
      [after, name, orders] = [found.last, found.name, orders + found.orders];
      if (!found.more) break;
    }
    setEmpty(orders === 0);
    if (orders > 0) await handOver(name, parts.join(''));
  }

  return (
    <Sheet title="导出给管家婆、金蝶" onClose={onClose}>
      <TroubleBox act={act} words={sellerWords} />
      <Text>接了的单，一样货一行，Excel 能打开。同一单导两次，单据编号一样，不会记重。</Text>
      <Text>哪些天</Text>
      <Chips
        of="哪些天"
        even
        chosen={period}
        onChoose={setPeriod}
        choices={names.map((value) => ({ value, word: periodWord[value] }))}
      />
      {isEmpty ? <Notice says="这几天没有接过的单" /> : null}
      <Button kind="primary" label="导出表格" busy={act.isBusy} onTap={() => void send()} />
    </Sheet>
  );
}

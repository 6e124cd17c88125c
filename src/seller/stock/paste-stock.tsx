import { Text, Textarea } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { CountId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { Button } from '../../shared/parts/button';
import { Notice } from '../../shared/parts/notice';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

type Wrong = Output<SellerApi['recountFromSheet']>['wrong'];
const MOST = 60_000;

/** A whole count at once, from whatever the seller keeps it in. */
export function PasteStock({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [recountId, setRecountId] = useState(() => newId() as CountId);
  const [sheet, setSheet] = useState('');
  const [wrong, setWrong] = useState<Wrong>([]);
  const act = useAct<SellerApi['recountFromSheet']>();

  async function send() {
    const found = await act.run(() => sellerCloud.recountFromSheet({ recountId, reason: 'counted', sheet }));
    if (!found) return;
    if (found.recounted > 0) return onDone();
    setWrong(found.wrong);
    setRecountId(newId() as CountId);
  }
  return (
    <Sheet title="从表格贴进来" onClose={onClose}>
      <TroubleBox act={act} words={sellerWords} />
      <Text>
        在 Excel
        里选“条码”和“件数”两列，复制，贴在下面。还有货要到，连表头一起选“到货日”和“到货件数”。有一行不对就都不改。
      </Text>
      <Textarea
        className="field-input field-area"
        value={sheet}
        maxlength={MOST}
        placeholder="6970000000013  120"
        placeholderClass="field-example"
        aria-label="条码和件数"
        onInput={(event) => setSheet(event.detail.value)}
      />
      {wrong.slice(0, 5).map((each) => (
        <Notice key={each.row} says={`第 ${each.row} 行${wrongWord[each.why]}：${each.text}`} />
      ))}
      {wrong.length > 5 ? <Text>{`还有 ${wrong.length - 5} 行不对`}</Text> : null}
      <Button
        kind="primary"
        label={sheet.trim() ? '按这张表记库存' : '先贴表格'}
        off={!sheet.trim()}
        busy={act.isBusy}
        onTap={() => void send()}
      />
    </Sheet>
  );
}

const wrongWord: Record<Wrong[number]['why'], string> = {
  no_barcode: '没有 13 位条码',
  no_number: '没有件数，或不是 0 到 9999 的整数',
  twice: '这个条码前面有过了',
  unknown: '这个条码不是我们的商品',
  no_arrival: '到货要写哪天和几件，如 11月28日、30',
};

import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { StoreApi } from '#contracts/store';
import type { Day, OrderId, SellerId, StoreId } from '#contracts/vocabulary';
import { casesOf } from '../../shared/cases';
import { newId } from '../../shared/ids';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { dayAfter } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { useBasket } from '../basket';
import { back } from '../go';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

type When = '3' | '7' | '14';

const whens: readonly { value: When; word: string }[] = [
  { value: '3', word: '3 天后' },
  { value: '7', word: '一周后' },
  { value: '14', word: '两周后' },
];

/** What stands in the cart is what is asked about, seller by seller. */
export function AskCard({ storeId, onAsked }: { storeId: StoreId; onAsked: () => void }) {
  const { lines } = useBasket(storeId, 'cart');
  const known = useCall<StoreApi['offers']>(`offers:${storeId}`, () => storeCloud.offers({ storeId }));
  const act = useAct<StoreApi['askBatchQuote']>();
  const [when, setWhen] = useState<When>('7');
  const [note, setNote] = useState('');
  const [ids] = useState(() => new Map<string, OrderId>());
  const carts = (known.value?.sellers ?? [])
    .map(({ sellerId, name, offers }) => ({
      sellerId,
      name,
      lines: lines.filter(({ gtin }) => offers.some((offer) => offer.gtin === gtin)),
    }))
    .filter((cart) => cart.lines.length > 0);

  async function ask(sellerId: SellerId, wanted: typeof lines) {
    // Other goods are another question; the same, sent again, is not.
    const key = `${sellerId} ${JSON.stringify(wanted)}`;
    const batchQuoteId = ids.get(key) ?? (newId() as OrderId);
    ids.set(key, batchQuoteId);
    const wantedOn = dayAfter(Number(when)) as Day;
    const asked = await act.run(() =>
      storeCloud.askBatchQuote({
        batchQuoteId,
        storeId,
        sellerId,
        lines: [...wanted],
        wantedOn,
        ...(note.trim() && { note: note.trim() }),
      }),
    );
    if (asked) onAsked();
  }
  if (carts.length === 0)
    return (
      <Card>
        <Text>先在“订货”里选好货和件数，再来这里请经销商报价</Text>
        <Button label="回去选货" onTap={back} />
      </Card>
    );
  return (
    <Card>
      <Text>{`购物车里的 ${casesOf(lines)} 件，几时要？`}</Text>
      <Chips of="几时要" chosen={when} onChoose={setWhen} choices={whens} />
      <Field label="做什么用（可不写）" value={note} onChange={setNote} example="如 婚宴" />
      <TroubleBox act={act} words={storeWords} />
      {carts.map((cart) => (
        <Button
          key={cart.sellerId}
          label={`请${cart.name}报价 ${casesOf(cart.lines)} 件`}
          busy={act.isBusy}
          onTap={() => void ask(cart.sellerId, cart.lines)}
        />
      ))}
    </Card>
  );
}

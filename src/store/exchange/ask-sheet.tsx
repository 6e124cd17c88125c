import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Exchangeable, Instead } from '#contracts/exchange';
import type { StoreApi } from '#contracts/store';
import type { ExchangeId, Fen, StoreId } from '#contracts/vocabulary';
import { countWord } from '../../shared/exchange-words';
import { newId } from '../../shared/ids';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { CountSteppers } from '../parts/count-steppers';
import { PhotoCard } from '../parts/photo-card';
import { uploadPhotos } from '../parts/upload-photos';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

type AskSheetProps = {
  storeId: StoreId;
  product: Exchangeable;
  onAsked: () => void;
  onClose: () => void;
};

/** Why, how much, and what instead: the rule has already said how many. */
export function AskSheet({ storeId, product, onAsked, onClose }: AskSheetProps) {
  const { gtin, name, caseSize, sellerId, sellerName, slow, nearExpiry, casePrice } = product;
  const [why, setWhy] = useState<'slow' | 'near_expiry'>(slow > 0 ? 'slow' : 'near_expiry');
  const most = why === 'slow' ? slow : nearExpiry;
  const [typed, setTyped] = useState(Math.min(caseSize, most));
  const bottles = Math.min(typed, most);
  const [instead, setInstead] = useState<Instead>('credit');
  const [paths, setPaths] = useState<string[]>([]);
  const [exchangeId] = useState(() => newId() as ExchangeId);
  const act = useAct<StoreApi['askExchange']>();
  const lacksPhoto = why === 'near_expiry' && paths.length === 0;
  const worth = Math.floor((casePrice * bottles) / caseSize) as Fen;

  async function ask() {
    const asked = await act.run(async () => {
      const photos = await uploadPhotos(storeId, paths, exchangeId);
      return storeCloud.askExchange({ exchangeId, storeId, sellerId, why, gtin, bottles, instead, photos });
    });
    if (!asked) return;
    onAsked();
    onClose();
  }

  return (
    <Sheet title={`${name} 退换`} onClose={onClose}>
      <TroubleBox act={act} words={storeWords} onNext={onAsked} />
      <Text>为什么退换</Text>
      <Chips
        of="为什么退换"
        chosen={why}
        choices={[
          ...(slow > 0 ? [{ value: 'slow' as const, word: '卖不动' }] : []),
          ...(nearExpiry > 0 ? [{ value: 'near_expiry' as const, word: '临期' }] : []),
        ]}
        onChoose={setWhy}
      />
      <Text>{`最多 ${countWord(most, caseSize)}`}</Text>
      <CountSteppers of={name} caseSize={caseSize} bottles={bottles} most={most} onBottles={setTyped} />
      <Text>怎么换</Text>
      <Chips
        of="怎么换"
        chosen={instead}
        choices={[
          { value: 'credit', word: '抵货款' },
          { value: 'goods', word: '换同样的新货' },
        ]}
        onChoose={setInstead}
      />
      {instead === 'credit' ? <Text>{`大约抵 ¥${yuan(worth)}，司机取走后算准`}</Text> : null}
      {why === 'near_expiry' ? <PhotoCard asks="拍瓶上的日期" paths={paths} onPaths={setPaths} /> : null}
      <Button
        kind="primary"
        label={lacksPhoto ? '先拍瓶上的日期' : `提给${sellerName}`}
        off={bottles === 0 || lacksPhoto}
        busy={act.isBusy}
        onTap={() => void ask()}
      />
    </Sheet>
  );
}

import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { ComplaintKind } from '#contracts/complaint';
import type { StoreApi } from '#contracts/store';
import type { ComplaintId, SellerId, StoreId } from '#contracts/vocabulary';
import { newId } from '../../shared/ids';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { PhotoCard } from '../parts/photo-card';
import { uploadPhotos } from '../parts/upload-photos';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { isAboutSeller, kinds } from './complaint-words';

type ComplaintFormProps = {
  storeId: StoreId;
  sellers: readonly { sellerId: SellerId; name: string }[];
  onSaid: () => void;
};

export function ComplaintForm({ storeId, sellers, onSaid }: ComplaintFormProps) {
  const [kind, setKind] = useState<ComplaintKind>();
  const [about, setAbout] = useState<string>(sellers[0]?.sellerId ?? '');
  const [words, setWords] = useState('');
  const [paths, setPaths] = useState<string[]>([]);
  const [complaintId, setId] = useState(() => newId() as ComplaintId);
  const act = useAct<StoreApi['complain']>();
  const seller = kind && isAboutSeller(kind) ? sellers.find(({ sellerId }) => sellerId === about) : undefined;

  async function say() {
    if (!kind) return;
    const said = await act.run(async () => {
      const photos = await uploadPhotos(storeId, paths, complaintId);
      const whom = seller && { sellerId: seller.sellerId };
      return storeCloud.complain({ complaintId, storeId, ...whom, kind, words: words.trim(), photos });
    });
    if (!said) return;
    setKind(undefined);
    setWords('');
    setPaths([]);
    setId(newId() as ComplaintId);
    onSaid();
  }

  const isReady = kind !== undefined && words.trim().length >= 2;
  return (
    <Card>
      <TroubleBox act={act} words={storeWords} onNext={onSaid} />
      <Text>哪方面的</Text>
      <Chips of="哪方面的" choices={kinds} chosen={kind} onChoose={setKind} />
      {kind && isAboutSeller(kind) && sellers.length > 1 ? (
        <Chips
          of="哪一家"
          choices={sellers.map(({ sellerId, name }) => ({ value: sellerId as string, word: name }))}
          chosen={about}
          onChoose={setAbout}
        />
      ) : null}
      <Field label="说一句" value={words} most={300} onChange={setWords} example="如 送晚了半天" />
      <PhotoCard asks="拍张照片（可以不拍）" paths={paths} onPaths={setPaths} />
      <Button
        kind="primary"
        label={seller ? `说给${seller.name}` : '说给品牌'}
        off={!isReady}
        busy={act.isBusy}
        onTap={() => void say()}
      />
    </Card>
  );
}

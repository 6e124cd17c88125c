import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import type { SellerApi } from '#contracts/seller';
import type { Answered } from '../../shared/cloud';
import { Button } from '../../shared/parts/button';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { sellerWords } from '../words';
import './photos.css';

type PhotosProps = { count: number; ask: () => Promise<Answered<SellerApi['exchangePhotos']>> };

/** The store's photos, fetched when somebody wants to see them. */
export function Photos({ count, ask }: PhotosProps) {
  const [links, setLinks] = useState<readonly string[]>([]);
  const act = useAct<SellerApi['exchangePhotos']>();
  async function look() {
    const found = await act.run(ask);
    if (found) setLinks(found.links);
  }
  return (
    <>
      <TroubleBox act={act} words={sellerWords} />
      {links.length === 0 ? (
        <Button label={`看照片 ${count} 张`} busy={act.isBusy} onTap={() => void look()} />
      ) : (
        <View className="photos">
          {links.map((link) => (
            <Image key={link} className="photo" src={link} mode="aspectFit" aria-label="店里拍的照片" />
          ))}
        </View>
      )}
    </>
  );
}

import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Exchange } from '#contracts/exchange';
import type { SellerApi } from '#contracts/seller';
import type { DriverId } from '#contracts/vocabulary';
import { countWord, exchangeWhyWord } from '../../shared/exchange-words';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Field } from '../../shared/parts/field';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { Photos } from '../parts/photos';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';

type ExchangeSheetProps = { exchange: Exchange; onChanged: () => void; onClose: () => void };

/** What, why and with which photos; one button says yes, a sentence says no. */
export function ExchangeSheet({ exchange, onChanged, onClose }: ExchangeSheetProps) {
  const { exchangeId, storeName, lines, amount, instead, photos, state } = exchange;
  const mustBeFetched = lines.some(({ why }) => why === 'slow' || why === 'near_expiry');
  const [driverId, setDriver] = useState<string>();
  const [remark, setRemark] = useState('');
  const accept = useAct<SellerApi['acceptExchange']>();
  const decline = useAct<SellerApi['declineExchange']>();

  async function yes() {
    const driver = driverId === undefined ? {} : { driverId: driverId as DriverId };
    if (await accept.run(() => sellerCloud.acceptExchange({ exchangeId, ...driver }))) done();
  }
  async function no() {
    if (await decline.run(() => sellerCloud.declineExchange({ exchangeId, remark: remark.trim() }))) done();
  }
  function done() {
    onChanged();
    onClose();
  }

  return (
    <Sheet title={`${storeName} 退换`} onClose={onClose}>
      <TroubleBox act={accept} words={sellerWords} onNext={done} />
      <TroubleBox act={decline} words={sellerWords} onNext={done} />
      {lines.map(({ orderId, gtin, name, caseSize, bottles, why }) => (
        <Row
          key={`${orderId}:${gtin}:${why}`}
          title={name}
          below={`${exchangeWhyWord[why]} · ${countWord(bottles, caseSize)}`}
        />
      ))}
      <Row
        title={instead === 'credit' ? '店主要抵货款' : '店主要换同样的新货'}
        trail={instead === 'credit' ? <Money fen={amount} /> : null}
      />
      {photos.length > 0 ? (
        <Photos ask={() => sellerCloud.exchangePhotos({ exchangeId })} count={photos.length} />
      ) : null}
      {state === 'asked' ? (
        <>
          {mustBeFetched ? <Drivers chosen={driverId} onChoose={setDriver} /> : null}
          <Button
            kind="primary"
            label={mustBeFetched ? (driverId ? '同意，让他去取' : '先选谁去取') : '同意'}
            off={mustBeFetched && driverId === undefined}
            busy={accept.isBusy}
            onTap={() => void yes()}
          />
          <Field
            label="不同意，写一句为什么"
            value={remark}
            most={120}
            onChange={setRemark}
            example="如 箱子拆过了"
          />
          <Button label="不同意" off={remark.trim() === ''} busy={decline.isBusy} onTap={() => void no()} />
        </>
      ) : (
        <Text>{`${exchange.driver?.name ?? '司机'} 去取，取到就算好`}</Text>
      )}
    </Sheet>
  );
}

type DriversProps = { chosen: string | undefined; onChoose: (driverId: string) => void };

function Drivers({ chosen, onChoose }: DriversProps) {
  const known = useCall<SellerApi['cash']>('cash', () => sellerCloud.cash({}));
  const drivers = known.value?.drivers ?? [];
  return (
    <Chips
      of="谁去取"
      choices={drivers.map(({ driverId, name }) => ({ value: driverId as string, word: name }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

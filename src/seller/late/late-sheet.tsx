import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { LateReason } from '#contracts/late';
import type { Order } from '#contracts/order';
import type { SellerApi } from '#contracts/seller';
import type { Day } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Chips } from '../../shared/parts/chips';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { dayOf, dayWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { daysAhead, lateReasons, lateReasonWord } from './late-words';

type LateSheetProps = { order: Order; onClose: () => void; onTold: () => void };

/** Said before the owner waits in vain; they read it with our number beside it. */
export function LateSheet({ order: { orderId, storeName, deliveryDay }, onClose, onTold }: LateSheetProps) {
  const today = dayOf(now());
  const days = daysAhead(deliveryDay > today ? deliveryDay : today);
  const [reason, setReason] = useState<LateReason>();
  const [day, setDay] = useState<Day | undefined>(days[0]);
  const act = useAct<SellerApi['tellLate']>();

  async function tell() {
    if (reason && day && (await act.run(() => sellerCloud.tellLate({ orderId, reason, day })))) onTold();
  }
  return (
    <Sheet title={`${storeName}这单要晚`} onClose={onClose}>
      <TroubleBox act={act} words={sellerWords} onNext={() => onTold()} />
      <Text>{`答应的是${dayWord(deliveryDay, today)}送到。为什么晚？`}</Text>
      <Chips
        of="原因"
        even
        chosen={reason}
        onChoose={setReason}
        choices={lateReasons.map((value) => ({ value, word: lateReasonWord[value] }))}
      />
      <Text>改到哪天？</Text>
      <Chips
        of="改到"
        even
        chosen={day}
        onChoose={setDay}
        choices={days.map((value) => ({ value, word: dayWord(value, today) }))}
      />
      <Button
        kind="primary"
        label={reason ? '告诉店主' : '先选原因'}
        off={!reason || !day}
        busy={act.isBusy}
        onTap={() => void tell()}
      />
    </Sheet>
  );
}

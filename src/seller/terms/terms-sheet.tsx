import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import type { Day } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Field } from '../../shared/parts/field';
import { Loaded } from '../../shared/parts/loaded';
import { Notice } from '../../shared/parts/notice';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { dayOf, dayWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { sellerCloud } from '../seller-cloud';
import { sellerWords } from '../words';
import { minuteOf, weekdays, weekdayWord, wordOfMinute } from './cut-off';
import { DayChips } from './day-chips';
import { closedWord, daysAhead, turned } from './days-ahead';
import { PunctualityLine } from './punctuality-line';

/** Which days goods go out, and until when an order still makes it. */
export function TermsSheet({ onClose }: { onClose: () => void }) {
  const known = useCall<SellerApi['deliveryTerms']>('deliveryTerms', () => sellerCloud.deliveryTerms({}));
  return (
    <Sheet title="送货日和截单" onClose={onClose}>
      <PunctualityLine />
      <Loaded known={known} words={sellerWords}>
        {(terms) => <Terms terms={terms} />}
      </Loaded>
    </Sheet>
  );
}

function Terms({ terms }: { terms: Output<SellerApi['deliveryTerms']> }) {
  const [days, setDays] = useState<readonly number[]>(terms.deliveryWeekdays);
  const [cutOff, setCutOff] = useState(wordOfMinute(terms.cutOffMinute));
  const [closed, setClosed] = useState<readonly Day[]>(terms.closedDays);
  const act = useAct<SellerApi['setDeliveryTerms']>();
  const [set, setSet] = useState<Output<SellerApi['setDeliveryTerms']>>();
  const today = dayOf(now());
  const minute = minuteOf(cutOff);
  const turn = (day: number) => setDays(turned(days, day));
  const turnDay = (day: Day) => setClosed(turned(closed, day));

  async function save() {
    if (minute === undefined) return;
    const asked = { deliveryWeekdays: [...days], cutOffMinute: minute, closedDays: [...closed] };
    setSet(await act.run(() => sellerCloud.setDeliveryTerms(asked)));
  }
  return (
    <>
      <TroubleBox act={act} words={sellerWords} />
      {set ? <Saved set={set} today={today} /> : null}
      <Text>每周哪几天送</Text>
      <DayChips
        days={weekdays as readonly number[]}
        chosen={days}
        word={(day) => weekdayWord[day - 1] ?? ''}
        of="送货"
        onTurn={turn}
      />
      <Field
        label="几点截单（过了就晚一天）"
        value={cutOff}
        onChange={setCutOff}
        most={5}
        example="16:00"
        {...(minute === undefined && { wrong: '这样写：16:00' })}
      />
      <Text>哪天歇一天，不送货</Text>
      <DayChips
        days={[...new Set([...daysAhead(today), ...closed])].sort()}
        chosen={closed}
        word={(day) => closedWord(day, today)}
        of="歇"
        onTurn={turnDay}
      />
      <Button
        kind="primary"
        label={days.length === 0 ? '至少选一天' : '记下'}
        off={days.length === 0 || minute === undefined}
        busy={act.isBusy}
        onTap={() => void save()}
      />
    </>
  );
}

/** Closing a day takes back no promise, so it is said how many still stand. */
function Saved({ set, today }: { set: Output<SellerApi['setDeliveryTerms']>; today: Day }) {
  return (
    <>
      <Text>{`记下了。现在下单，最早${dayWord(set.nextDelivery, today)}送`}</Text>
      {set.stillPromised.map(({ day, orders }) => (
        <Notice
          key={day}
          says={`${dayWord(day, today)}已经答应了 ${orders} 单。照送，或到“送货”里说一声晚到`}
        />
      ))}
    </>
  );
}

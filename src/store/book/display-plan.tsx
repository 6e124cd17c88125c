import { Text, View } from '@tarojs/components';
import type { DisplayStanding } from '#contracts/display-plan';
import type { StoreApi } from '#contracts/store';
import type { Day, Fen, StoreId } from '#contracts/vocabulary';
import { yuan } from '../../shared/money';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { dayOf, dayWord, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { storeCloud } from '../store-cloud';
import { RebateRules } from './rebate-rules';

/** 陈列方案: what was agreed with this store and what the brand promises for displays, there before the first photo is. */
export function DisplayPlan({ storeId }: { storeId: StoreId }) {
  const { value } = useCall<StoreApi['displayPlan']>(`displayPlan:${storeId}`, () =>
    storeCloud.displayPlan({ storeId }),
  );
  const { value: promised } = useCall<StoreApi['calendar']>(`calendar:${storeId}`, () =>
    storeCloud.calendar({ storeId }),
  );
  const places = value?.places ?? [];
  const forDisplays = (promised?.rebates ?? []).filter(({ rule }) => rule.kind === 'display');
  return (
    <>
      {places.length > 0 ? <Places places={places} /> : null}
      <RebateRules rebates={forDisplays} today={dayOf(now())} />
    </>
  );
}

function Places({ places }: { places: readonly DisplayStanding[] }) {
  return (
    <Card>
      <Text className="t22">您店的陈列方案</Text>
      {places.map((place) => (
        <Row
          key={place.planId}
          title={place.place}
          below={place.standard}
          trail={<Money fen={place.earned} {...(place.earned > 0 && { way: 'in' as const })} />}
          foot={<Standing place={place} today={dayOf(now())} />}
        />
      ))}
    </Card>
  );
}

function Standing({ place, today }: { place: DisplayStanding; today: Day }) {
  const { fee, mostAMonth, sellerName, failedOn } = place;
  return (
    <View>
      <View className="second">{`照片每过一次 ¥${yuan(fee)}，一个月最多 ${mostAMonth} 次，抵${sellerName}的货款`}</View>
      <View>{standing(place, today)}</View>
      {failedOn ? (
        <Status standing="warn" word={`${dayWord(failedOn, today)}的照片没通过，照要求摆好再拍`} />
      ) : null}
    </View>
  );
}

function standing({ startsOn, endsOn, days, more, fee }: DisplayStanding, today: Day): string {
  if (startsOn > today) return `${dayWord(startsOn, today)}开始`;
  const missing = more > 0 ? `再过 ${more} 次，多拿 ¥${yuan((more * fee) as Fen)}` : '这个月的次数满了';
  return `这个月过了 ${days} 次，${missing}。到${dayWord(endsOn, today)}为止`;
}

import { Text } from '@tarojs/components';
import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Day, StoreId } from '#contracts/vocabulary';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { Empty } from '../../shared/parts/waiting';
import { useSeatOf } from '../../shared/roles/seats';
import { dayOf, dayWord, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { RebateRules } from '../book/rebate-rules';
import { back } from '../go';
import { PageHead } from '../parts/page-head';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

type Promotion = Output<StoreApi['calendar']>['promotions'][number];

export default function Calendar() {
  const seat = useSeatOf('store');
  return seat ? <OwnCalendar storeId={seat.at as StoreId} /> : null;
}

/** What runs now, and what is worth waiting for. */
function OwnCalendar({ storeId }: { storeId: StoreId }) {
  const known = useCall<StoreApi['calendar']>(`calendar:${storeId}`, () => storeCloud.calendar({ storeId }));
  const today = dayOf(now());
  return (
    <Screen chip={false}>
      <PageHead title="促销日历" />
      <Loaded known={known} words={storeWords}>
        {({ promotions, rebates }) => {
          const running = promotions.filter(({ startsOn }) => startsOn <= today);
          const coming = promotions.filter(({ startsOn }) => startsOn > today);
          if (promotions.length + rebates.length === 0)
            return <Empty why="这会儿没有促销。经销商一开，这里就有" action="回首页" onTap={back} />;
          return (
            <>
              {running.length > 0 ? <Part title="正在做" promotions={running} today={today} /> : null}
              {coming.length > 0 ? <Part title="快开始" promotions={coming} today={today} /> : null}
              <RebateRules rebates={rebates} today={today} />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

type PartProps = { title: string; promotions: readonly Promotion[]; today: Day };
function Part({ title, promotions, today }: PartProps) {
  return (
    <Card>
      <Text className="t22">{title}</Text>
      {eachOnce(promotions).map((promotion) => (
        <Row
          key={`${promotion.promotionId}:${promotion.says}`}
          title={promotion.isNewProduct ? `新品 · ${promotion.name}` : promotion.name}
          below={promotion.says}
        >
          <Text className="t15 second">{`${promotion.sellerName} · ${whenWord(promotion, today)}`}</Text>
        </Row>
      ))}
    </Card>
  );
}

/** What several sellers run in the same words stands once, with all of them. */
function eachOnce(promotions: readonly Promotion[]): Promotion[] {
  const found = new Map<string, Promotion>();
  for (const promotion of promotions) {
    const key = `${promotion.promotionId}:${promotion.says}`;
    const same = found.get(key);
    const sellerName = same ? `${same.sellerName}、${promotion.sellerName}` : promotion.sellerName;
    found.set(key, { ...promotion, sellerName });
  }
  return Array.from(found.values());
}

const whenWord = ({ startsOn, endsOn }: Promotion, today: Day) =>
  startsOn <= today
    ? `做到${dayWord(endsOn, today)}`
    : `${dayWord(startsOn, today)}开始，到${dayWord(endsOn, today)}`;

import { Text } from '@tarojs/components';
import type { Output } from '#contracts/call';
import type { Exchange, ExchangeState } from '#contracts/exchange';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { countWord, exchangeStateWord, exchangeWhyWord } from '../../shared/exchange-words';
import { yuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Earlier } from '../../shared/parts/earlier';
import { Row } from '../../shared/parts/row';
import { type Standing, Status } from '../../shared/parts/status';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { momentWord, now } from '../../shared/time';
import { useAct } from '../../shared/use-act';
import { usePages } from '../../shared/use-pages';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';

type Page = Output<StoreApi['exchanges']>;
type RecordsProps = { storeId: StoreId; first: Page; onChanged: () => void };

const standingOf: Record<ExchangeState, Standing> = {
  asked: 'wait',
  accepted: 'wait',
  done: 'done',
  declined: 'no',
  cancelled: 'no',
};

/** Everything that went back or was asked to, the latest first, each with its steps. */
export function Records({ storeId, first, onChanged }: RecordsProps) {
  const { rows, ...pages } = usePages<StoreApi['exchanges'], Exchange>(first, {
    rowsOf: ({ exchanges }: Page) => exchanges,
    hasMore: ({ more }: Page) => more,
    momentOf: ({ askedAt }) => askedAt,
    before: (moment) => storeCloud.exchanges({ storeId, before: moment }),
  });
  return (
    <>
      <Text className="t22">退货记录</Text>
      {rows.length === 0 ? <Text className="second">退过、换过的，一笔一笔记在这里</Text> : null}
      {rows.map((exchange) => (
        <RecordCard key={exchange.exchangeId} storeId={storeId} exchange={exchange} onChanged={onChanged} />
      ))}
      <Earlier pages={pages} words={storeWords} />
    </>
  );
}

type RecordCardProps = { storeId: StoreId; exchange: Exchange; onChanged: () => void };

function RecordCard({ storeId, exchange, onChanged }: RecordCardProps) {
  const { exchangeId, sellerName, state, askedAt, lines, steps, driver } = exchange;
  const act = useAct<StoreApi['cancelExchange']>();
  async function cancel() {
    await act.run(() => storeCloud.cancelExchange({ storeId, exchangeId }));
    onChanged();
  }
  const why = steps.find(({ state: to }) => to === 'declined')?.remark;
  return (
    <Card>
      <Row
        title={sellerName}
        below={momentWord(askedAt, now())}
        trail={<Status standing={standingOf[state]} word={exchangeStateWord[state]} />}
      />
      {lines.map(({ orderId, gtin, name, caseSize, bottles, why: because }) => (
        <Row
          key={`${orderId}:${gtin}:${because}`}
          title={name}
          below={exchangeWhyWord[because]}
          trail={<Text>{countWord(bottles, caseSize)}</Text>}
        />
      ))}
      {why ? <Text>{`经销商说：${why}`}</Text> : null}
      {state === 'accepted' && driver ? <Text>{`${driver.name} 来取，电话 ${driver.phone}`}</Text> : null}
      <Outcome exchange={exchange} />
      <TroubleBox act={act} words={storeWords} onNext={onChanged} />
      {state === 'asked' || state === 'accepted' ? (
        <Button label="不退了" busy={act.isBusy} onTap={() => void cancel()} />
      ) : null}
    </Card>
  );
}

/** What came of it, in money or goods. */
function Outcome({ exchange: { state, note, owedBottles, instead, sellerName } }: { exchange: Exchange }) {
  if (state !== 'done') return null;
  if (owedBottles) return <Text>{`${sellerName}下一单补您 ${owedBottles} 瓶，不收钱`}</Text>;
  if (!note) return instead === 'goods' ? <Text>当场换了新货</Text> : <Text>当场退回，没算钱</Text>;
  const parts = [
    note.offDues > 0 ? `欠款里减 ¥${yuan(note.offDues)}` : '',
    note.inFavour > 0 ? `下次收货抵 ¥${yuan(note.inFavour)}` : '',
    note.byWechat > 0 ? `微信退 ¥${yuan(note.byWechat)}` : '',
    note.unearned ? `促销不够数了，扣回 ¥${yuan(note.unearned)}` : '',
  ];
  return <Text>{parts.filter(Boolean).join('，')}</Text>;
}

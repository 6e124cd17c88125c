import { useState } from 'react';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import type { TodaysStore } from '../today';
import { farWord } from './round';

type StoreListProps = {
  stores: readonly TodaysStore[];
  skipped: readonly StoreId[];
  onChoose: (storeId: StoreId) => void;
};

/** A round may have two hundred stores; a few are drawn at a time. */
const atATime = 8;

export function StoreList({ stores, skipped, onChoose }: StoreListProps) {
  const [shown, setShown] = useState(atATime);
  const left = stores.length - shown;
  if (stores.length === 0) return null;
  return (
    <Card>
      {stores.slice(0, shown).map((store) => (
        <Row
          key={store.storeId}
          title={store.name}
          below={standingOf(store, skipped)}
          label={`改去${store.name}`}
          trail={store.worth > 0 ? <Money fen={store.worth} way="in" /> : undefined}
          onTap={() => onChoose(store.storeId)}
        />
      ))}
      {left > 0 ? <Button label={`还有 ${left} 家`} onTap={() => setShown(shown + atATime)} /> : null}
    </Card>
  );
}

function standingOf({ storeId, visitedToday, metres, bound }: TodaysStore, skipped: readonly StoreId[]) {
  if (visitedToday) return <Status standing="done" word="去过了" />;
  if (skipped.includes(storeId)) return <Status standing="no" word="今天去不了" />;
  return `${metres > 0 ? farWord(metres) : '第一家'}${bound ? '' : ' · 还没绑店'}`;
}

import { useState } from 'react';
import type { Standing } from '#contracts/restock';
import type { ShelfLine } from '#contracts/shelf';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { type Standing as Shape, Status } from '../../shared/parts/status';
import { LineSheet } from './line-sheet';
import { lastingOf, standingWord } from './shelf-words';

const shapes: Record<Standing, Shape> = {
  out: 'no',
  low: 'warn',
  expiring: 'warn',
  slow: 'wait',
  fine: 'done',
};

const atFirst = 8;

type LinesProps = { storeId: StoreId; lines: readonly ShelfLine[]; onChanged: () => void };

/** What is out or going stands first; the rest follows on a tap. */
export function Lines({ storeId, lines, onChanged }: LinesProps) {
  const [isWhole, setWhole] = useState(false);
  const [opened, setOpened] = useState<string>();
  const shown = isWhole ? lines : lines.slice(0, atFirst);
  const line = lines.find(({ gtin }) => gtin === opened);
  return (
    <Card>
      {shown.map((each) => (
        <Row
          key={each.gtin}
          title={each.isMust ? `${each.name} · 不能断` : each.name}
          below={lastingOf(each)}
          trail={<Status standing={shapes[each.standing]} word={standingWord[each.standing]} />}
          label={`${each.name}，${standingWord[each.standing]}，${lastingOf(each)}，看明细`}
          onTap={() => setOpened(each.gtin)}
        />
      ))}
      {lines.length > shown.length ? (
        <Button kind="quiet" label={`还有 ${lines.length - shown.length} 样`} onTap={() => setWhole(true)} />
      ) : null}
      {line ? (
        <LineSheet storeId={storeId} line={line} onClose={() => setOpened(undefined)} onChanged={onChanged} />
      ) : null}
    </Card>
  );
}

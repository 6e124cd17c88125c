import { useState } from 'react';
import type { ShelfLine } from '#contracts/shelf';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { LineSheet } from './line-sheet';
import { lastingOf, statusOf } from './shelf-words';

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
          trail={<Status {...statusOf(each)} />}
          label={`${each.name}，${statusOf(each).word}，${lastingOf(each)}，看明细`}
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

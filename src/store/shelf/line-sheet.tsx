import { Text } from '@tarojs/components';
import type { ShelfLine } from '#contracts/shelf';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { Button } from '../../shared/parts/button';
import { Sheet } from '../../shared/parts/sheet';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { useAct } from '../../shared/use-act';
import { open } from '../go';
import { storeCloud } from '../store-cloud';
import { storeWords } from '../words';
import { factsOf } from './shelf-words';

type LineSheetProps = { storeId: StoreId; line: ShelfLine; onClose: () => void; onChanged: () => void };

/** Every number behind one product's word, and what can be done about it. */
export function LineSheet({ storeId, line, onClose, onChanged }: LineSheetProps) {
  const act = useAct<StoreApi['markMustHave']>();
  const mayGoBack = line.standing === 'slow' || line.standing === 'expiring';

  async function mark() {
    const wish = { storeId, gtin: line.gtin, isMust: !line.isMust };
    const done = await act.run(() => storeCloud.markMustHave(wish));
    if (done) onChanged();
  }

  return (
    <Sheet title={line.name} onClose={onClose}>
      {factsOf(line).map((fact) => (
        <Text key={fact}>{fact}</Text>
      ))}
      {mayGoBack ? <Button label="看看能不能换货" onTap={() => open('exchange')} /> : null}
      <Button
        label={line.isMust ? '不用特别多备' : '标成不能断货'}
        busy={act.isBusy}
        onTap={() => void mark()}
      />
      <TroubleBox act={act} words={storeWords} />
    </Sheet>
  );
}

import { View } from '@tarojs/components';
import { Button } from '../../shared/parts/button';
import { Notice } from '../../shared/parts/notice';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { sellerWords } from '../words';
import './desk.css';
import type { Tool } from './tool';
import { usePrinting } from './use-printing';

/** What belongs to the desk and not to a single order. */
export function DeskTools({ onOpen }: { onOpen: (tool: Tool) => void }) {
  const { act, print, printed, hasMore } = usePrinting();
  return (
    <View className="desk-list-one">
      <TroubleBox act={act} words={sellerWords} />
      {printed === 0 ? <Notice says="没有接了还没发车的单，不用打印" /> : null}
      <View className="desk-tools">
        <Button
          label={hasMore ? '接着打后面的送货单' : '打印送货单'}
          busy={act.isBusy}
          onTap={() => void print({})}
        />
        <Button label="导出给管家婆、金蝶" onTap={() => onOpen('export')} />
        <Button label="我的库存" onTap={() => onOpen('stock')} />
        <Button label="送货日和截单" onTap={() => onOpen('terms')} />
      </View>
    </View>
  );
}

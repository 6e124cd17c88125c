import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { StoreId } from '#contracts/vocabulary';
import { BottomBar } from '../../shared/parts/bottom-bar';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Screen } from '../../shared/parts/screen';
import { open } from '../go';
import { ScanPanel } from '../scan/scan-panel';

const panels = [
  { name: 'count', word: '盘点', icon: 'task' },
  { name: 'scan', word: '扫箱', icon: 'scan' },
] as const;

/** A clerk counts and scans, and sees no money. */
export function ClerkShell({ storeId }: { storeId: StoreId }) {
  const [shown, setShown] = useState<(typeof panels)[number]['name']>('count');
  const bar = <BottomBar panels={panels} shown={shown} onShow={setShown} />;
  if (shown === 'scan') return <ScanPanel storeId={storeId} bar={bar} />;
  return (
    <Screen action={<Button kind="primary" label="开始盘点" onTap={() => open('count')} />} bar={bar}>
      <Card>
        <Text className="t28">数一数货架</Text>
        <Text className="second">最多 8 样，点一下就行。数完，老板就知道该补什么</Text>
      </Card>
    </Screen>
  );
}

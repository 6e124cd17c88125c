import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { StoreId } from '#contracts/vocabulary';
import { BottomBar } from '../../shared/parts/bottom-bar';
import { BookPanel } from '../book/book-panel';
import { CataloguePanel } from '../catalogue/catalogue-panel';
import { ScanPanel } from '../scan/scan-panel';
import { HomePanel } from './home-panel';

const panels = [
  { name: 'home', word: '首页', icon: 'home' },
  { name: 'catalogue', word: '订货', icon: 'cart' },
  { name: 'scan', word: '扫箱', icon: 'scan' },
  { name: 'book', word: '账本', icon: 'book' },
] as const;
type PanelName = (typeof panels)[number]['name'];

/** A case's code opens where cases are scanned. */
export function OwnerShell({ storeId }: { storeId: StoreId }) {
  const { panel } = useRouter().params;
  const [shown, setShown] = useState<PanelName>(panels.find(({ name }) => name === panel)?.name ?? 'home');
  const bar = <BottomBar panels={panels} shown={shown} onShow={setShown} />;
  if (shown === 'catalogue') return <CataloguePanel storeId={storeId} bar={bar} />;
  if (shown === 'scan') return <ScanPanel storeId={storeId} bar={bar} />;
  if (shown === 'book')
    return <BookPanel storeId={storeId} bar={bar} onOrder={() => setShown('catalogue')} />;
  return <HomePanel storeId={storeId} bar={bar} onShow={setShown} />;
}

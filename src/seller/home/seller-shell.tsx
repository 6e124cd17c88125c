import { useState } from 'react';
import { BottomBar } from '../../shared/parts/bottom-bar';
import { BooksPanel } from '../books/books-panel';
import { UnderWayPanel } from '../under-way/under-way-panel';
import { WaitingPanel } from '../waiting/waiting-panel';

const panels = [
  { name: 'waiting', word: '接单', icon: 'inbox' },
  { name: 'under-way', word: '送货', icon: 'truck' },
  { name: 'books', word: '对账', icon: 'book' },
] as const;

export function SellerShell() {
  const [shown, setShown] = useState<(typeof panels)[number]['name']>('waiting');
  const bar = <BottomBar panels={panels} shown={shown} onShow={setShown} />;
  if (shown === 'under-way') return <UnderWayPanel bar={bar} onWaiting={() => setShown('waiting')} />;
  if (shown === 'books') return <BooksPanel bar={bar} />;
  return <WaitingPanel bar={bar} onShip={() => setShown('under-way')} />;
}

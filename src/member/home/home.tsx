import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { sendScans } from '../../shared/codes/scan-later';
import { BottomBar, type Panel } from '../../shared/parts/bottom-bar';
import { useSeats } from '../../shared/roles/seats';
import { ClubPanel } from '../club/club-panel';
import { MePanel } from '../me/me-panel';
import { ScanPanel } from '../scan/scan-panel';

type PanelName = 'scan' | 'club' | 'me';

const panels: readonly Panel<PanelName>[] = [
  { name: 'scan', word: '扫码', icon: 'scan' },
  { name: 'club', word: '会员', icon: 'gift' },
  { name: 'me', word: '我的', icon: 'person' },
];

sendScans();

/** A consumer sees no chip; who has another seat gets back to it from here. */
export default function Home() {
  const { panel } = useRouter().params;
  const [shown, setShown] = useState(panels.find(({ name }) => name === panel)?.name ?? 'scan');
  const hasSeats = useSeats().length > 0;
  const shared = {
    chip: hasSeats,
    bar: <BottomBar panels={panels} shown={shown} onShow={setShown} />,
  };
  if (shown === 'club') return <ClubPanel {...shared} onScan={() => setShown('scan')} />;
  if (shown === 'me') return <MePanel {...shared} />;
  return <ScanPanel {...shared} />;
}

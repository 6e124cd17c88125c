import type { PayBy } from '#contracts/quote';
import { Chips } from '../../shared/parts/chips';

const ways = [
  { value: 'cash', word: '货到付款' },
  { value: 'account', word: '记账' },
  { value: 'wechat', word: '微信付' },
] as const;

/** How an order is paid where no quote says which ways are open; the cloud answers why not. */
export function PayChoice({ chosen, onChoose }: { chosen: PayBy; onChoose: (payBy: PayBy) => void }) {
  return <Chips of="付款" choices={ways} chosen={chosen} onChoose={onChoose} />;
}

import { Text } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Order } from '#contracts/order';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { now } from '../../shared/time';

type ToPayProps = { order: Order; says: string | undefined; onOver: () => void };

/** How long the goods are kept, and to whom the money goes. When the time is over the cloud says what became of it. */
export function ToPay({ order: { sellerName, payUntil }, says, onOver }: ToPayProps) {
  const leftMs = useLeft(payUntil ?? now(), onOver);
  return (
    <Card>
      <Row
        title={leftMs > 0 ? `还剩 ${minutesWord(leftMs)}` : '付款时间到了'}
        below={`收款方：${sellerName}。到时没付，这单自动取消`}
      />
      {says ? <Text>{says}</Text> : null}
    </Card>
  );
}

function useLeft(until: number, onOver: () => void) {
  const [leftMs, setLeft] = useState(() => until - now());
  const isOver = leftMs <= 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the time is over.
  useEffect(() => {
    if (isOver) {
      onOver();
      return;
    }
    const timer = setInterval(() => setLeft(until - now()), 1000);
    return () => clearInterval(timer);
  }, [until, isOver]);
  return leftMs;
}

/** "29:05" */
function minutesWord(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

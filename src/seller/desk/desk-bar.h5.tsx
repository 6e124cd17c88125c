import { Text, View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../shared/parts/button';
import './desk.css';
import { openEars, ring } from './ring';

/** A page on a desk lies open all day: it asks by itself, but only while somebody can see or hear it. */
const ASKED_EVERY_MS = 20_000;

type DeskBarProps = { orderIds: readonly string[]; onAgain: () => void };

/** In a browser: how many wait stands in the tab's title, and a new order rings once somebody has switched it on. */
export function DeskBar({ orderIds, onAgain }: DeskBarProps) {
  const [rings, setRings] = useState(false);
  useTitle(orderIds.length);
  useNewOnes(orderIds, rings ? ring : undefined);
  useAsking(onAgain, rings);

  function turn() {
    if (!rings) openEars();
    setRings(!rings);
    if (!rings) ring();
  }
  return (
    <View className="desk-bar">
      <Text className="second t15">{rings ? '来新单会响，别关这一页' : '现在不响。点一下，来新单就响'}</Text>
      <Button label={rings ? '新单响铃：开' : '新单响铃：关'} onTap={turn} />
    </View>
  );
}

function useTitle(waiting: number): void {
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) 单待接 · 瓶盖通` : '接单 · 瓶盖通';
  }, [waiting]);
}

/** What was there when the page opened is not new. */
function useNewOnes(orderIds: readonly string[], onNew: (() => void) | undefined): void {
  const seen = useRef<Set<string>>();
  useEffect(() => {
    const isNew = seen.current && orderIds.some((id) => !seen.current?.has(id));
    seen.current = new Set([...(seen.current ?? []), ...orderIds]);
    if (isNew) onNew?.();
  }, [orderIds, onNew]);
}

function useAsking(onAgain: () => void, rings: boolean): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (navigator.onLine && (rings || !document.hidden)) onAgain();
    }, ASKED_EVERY_MS);
    return () => clearInterval(timer);
  }, [onAgain, rings]);
}

import { useEffect, useRef, useState } from 'react';
import type { Input, Output } from '#contracts/call';
import type { SellerApi } from '#contracts/seller';
import { useAct } from '../../shared/use-act';
import { sellerCloud } from '../seller-cloud';

export type Load = Input<SellerApi['shipAll']>;

/** So long a load can be called back: its owners are told only when it has left. */
export const CALL_BACK_SECONDS = 8;

/** One press sends a van's whole load; until it has left, nothing has moved, and one press calls it back. */
export function useShipAll(onShipped: () => void) {
  const act = useAct<SellerApi['shipAll']>();
  const [load, setLoad] = useState<Load>();
  const [left, setLeft] = useState<Output<SellerApi['shipAll']>>();
  const leaving = useRef<Load>();
  leaving.current = load;

  async function send(now: Load) {
    const outcome = await act.run(() => sellerCloud.shipAll(now));
    setLoad(undefined);
    setLeft(outcome && outcome.left.length > 0 ? outcome : undefined);
    onShipped();
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the load alone starts the clock.
  useEffect(() => {
    if (!load) return undefined;
    const timer = setTimeout(() => void send(load), CALL_BACK_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [load]);
  // Whoever goes to another screen has not called it back.
  useEffect(
    () => () => {
      if (leaving.current) void sellerCloud.shipAll(leaving.current).catch(() => undefined);
    },
    [],
  );

  return {
    act,
    load,
    left,
    leave: setLoad,
    callBack: () => setLoad(undefined),
    seen: () => setLeft(undefined),
  };
}

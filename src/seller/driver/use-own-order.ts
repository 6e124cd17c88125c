import { useState } from 'react';
import { keep, kept } from '../../shared/phone/storage';
import type { Stop } from './navigate-button';

const key = 'first-stops';

/** The route is a proposal: who drives knows better, and what is said on this phone stays on it. */
export function useOwnOrder() {
  const [first, setFirst] = useState<readonly string[]>(() => kept<string[]>(key) ?? []);

  function goFirst({ order }: Stop) {
    const said = [order.orderId, ...first.filter((each) => each !== order.orderId)].slice(0, 50);
    keep(key, said);
    setFirst(said);
  }

  const place = ({ order }: Stop) => {
    const at = first.indexOf(order.orderId);
    return at < 0 ? first.length : at;
  };
  const inOrder = (stops: readonly Stop[]): Stop[] => stops.slice().sort((a, b) => place(a) - place(b));
  return { inOrder, goFirst };
}

import { useEffect, useState } from 'react';
import { now } from '../shared/time';

/** The phone's time, told every second while the part is on the screen. */
export function useSeconds() {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return at;
}

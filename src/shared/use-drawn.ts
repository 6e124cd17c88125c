import { useEffect, useState } from 'react';

/** What one message to WeChat's screen can carry: a row is about two kilobytes, and a message should stay below sixteen. */
const A_FEW = 6;
const soonMs = 30;

/** How many rows stand there now: a few at once, the rest of the page a moment later, each time a message of its own. */
export function useDrawn(of: string, most: number, atOnce = A_FEW): number {
  const [drawn, setDrawn] = useState({ of, rows: atOnce });
  const rows = drawn.of === of ? drawn.rows : atOnce;
  useEffect(() => {
    if (rows >= most) return undefined;
    const timer = setTimeout(() => setDrawn({ of, rows: rows + atOnce }), soonMs);
    return () => clearTimeout(timer);
  }, [of, rows, most, atOnce]);
  return Math.min(rows, most);
}

let aheadMs = 0;

/** The demo's phones live in the local cloud's time, which its levers move; every answer tells it. */
export const phoneNow = () => Date.now() + aheadMs;

export function hearClock(date: string | null): void {
  const difference = date === null ? 0 : Date.parse(date) - Date.now();
  // A header counts whole seconds, and an answer takes a moment.
  aheadMs = Math.abs(difference) > 5_000 ? difference : 0;
}

/**
 * Moves "now" for everything inside a worker, its libraries too: `Date.now()`, `new Date()` and `Date()`. A `Date` keeps
 * its prototype, so dates made by anyone are still dates. What measures or waits does not move: `performance.now()`,
 * `setTimeout`, the times of files, and `Intl.DateTimeFormat` when it is asked to format no date at all.
 */
export function moveDate(offset: BigInt64Array) {
  const RealDate = Date;
  const realNow = Date.now;
  const now = () => realNow() + Number(Atomics.load(offset, 0));
  RealDate.now = now;
  const MovedDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
  });
  RealDate.prototype.constructor = MovedDate;
  globalThis.Date = MovedDate;
}

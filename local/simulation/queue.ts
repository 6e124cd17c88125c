/** What is to come, in order; time is that of what happened last. */
export type Queue = ReturnType<typeof createQueue>;

type Event = { at: number; happen: () => void };

export function createQueue(startsAt: number) {
  const events: Event[] = [];
  let now = startsAt;

  const next = () => {
    const event = events.shift();
    if (!event) throw new Error('Everybody waits and nothing is to come.');
    now = event.at;
    event.happen();
  };

  return {
    now: () => now,
    /** What comes at the same moment happens in the order in which it was announced. */
    at(ms: number, happen: () => void): void {
      const event = { at: now + Math.max(0, Math.floor(ms)), happen };
      const place = events.findLastIndex((other) => other.at <= event.at) + 1;
      events.splice(place, 0, event);
    },
    /** Lets time pass until the work is done. */
    async until<Result>(work: Promise<Result>): Promise<Result> {
      let isDone = false;
      const done = () => {
        isDone = true;
      };
      work.then(done, done);
      for (await allThatCanRun(); !isDone; await allThatCanRun()) next();
      return work;
    },
  };
}

/** Every promise that could settle by itself has. */
const allThatCanRun = () => new Promise((done) => setImmediate(done));

import { log } from './log';

export type Jobs = Readonly<Record<string, () => Promise<number>>>;

/** Each beside the others: one that fails or is slow holds up nothing else. A job answers how much it did. */
export async function runJobs(jobs: Jobs): Promise<void> {
  await Promise.all(Object.entries(jobs).map(([name, job]) => run(name, job)));
}

async function run(name: string, job: () => Promise<number>): Promise<void> {
  try {
    const done = await job();
    if (done > 0) log({ job: name, done });
  } catch (error) {
    log({ alarm: 'job_failed', job: name, error: whole(error) });
  }
}

/** A job that goes on after a failure throws them all at its end; a stack alone would tell only how many. */
function whole(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const behind: unknown[] = error instanceof AggregateError ? error.errors : error.cause ? [error.cause] : [];
  return [error.stack, ...behind.map(whole)].join('\n');
}

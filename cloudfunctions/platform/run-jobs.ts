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
    log({ alarm: 'job_failed', job: name, error: error instanceof Error ? error.stack : String(error) });
  }
}

import { collections, functions, timers } from '../../config/declared';
import { startCloud } from '../../local/server';

/** The whole cloud as a process of its own, to be killed; prints its address when it answers. */
async function run(folder: string) {
  const { origin } = await startCloud({
    port: 0,
    folder,
    collections,
    functions,
    timers,
    settings: { SEAL_KEY: 'test' },
  });
  console.log(origin);
}

void run(process.argv[2] ?? '');

import { judged, told } from './contract';
import { openLocalPlace } from './local-place';
import { promises } from './promises/promises';
import { hasCredentials, openRealPlace } from './real-place';

/** `npm run contract`: on the real environment the environment names, or else on the local cloud; drift fails it. */
async function run() {
  const place = hasCredentials() ? await openRealPlace() : await openLocalPlace();
  console.log(place.where === 'real' ? `On ${process.env.TCB_ENV}.` : 'On the local cloud.');
  const count = { kept: 0, drift: 0, skipped: 0 };
  try {
    for (const one of promises) {
      const verdict = await judged(one, place);
      count[verdict.outcome] += 1;
      console.log(told(verdict));
    }
  } finally {
    await place.leave();
  }
  console.log(`${count.kept} kept, ${count.drift} drifted, ${count.skipped} skipped`);
  process.exit(count.drift === 0 ? 0 : 1);
}

run().catch((error) => {
  console.error(error);
  process.exit(1);
});

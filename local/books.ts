import tcb from '@cloudbase/node-sdk';
import { brokenBudgets } from '../cloudfunctions/field/budget-books';
import { brokenBooks } from '../cloudfunctions/money/invariants/invariants';
import { databaseOn } from '../cloudfunctions/platform/database';
import { brokenTradeBooks } from '../cloudfunctions/trade/trade-invariants';

/** What is wrong with the books of the cloud at this address, read through the same wire as its functions. */
export async function brokenBooksAt(origin: string): Promise<string[]> {
  pointSdkAt(`${origin}/admin`);
  const app = tcb.init({ env: 'local-1abc', secretId: 'local', secretKey: 'local' });
  const db = databaseOn(app.database());
  const broken = async () => [
    ...(await brokenBooks({ db })),
    ...(await brokenBudgets({ db })),
    ...(await brokenTradeBooks({ db })),
  ];
  const first = await broken();
  if (first.length === 0) return first;
  // People go on working while the books are read; only what is still broken the same way is broken.
  const again = new Set(await broken());
  return first.filter((breach) => again.has(breach));
}

/** Without these the SDK asks a metadata service before every call. */
function pointSdkAt(url: string): void {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    SCF_NAMESPACE: 'local-1abc',
    TCB_ENV: 'local-1abc',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
  });
}

/** `npm run books`: every breach of the ledger's invariants on the running cloud, one a line; fails on any. */
async function run(): Promise<void> {
  const origin = `http://127.0.0.1:${process.env.PORT ?? 7788}`;
  await fetch(`${origin}/levers/clock`).catch(() => {
    throw new Error(`No cloud runs at ${origin}: npm start, then once more.`);
  });
  const broken = await brokenBooksAt(origin);
  for (const breach of broken) console.log(breach);
  console.log(broken.length > 0 ? `共 ${broken.length} 处不平。` : '账是平的。');
  process.exitCode = broken.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith('books.ts')) {
  run().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  });
}

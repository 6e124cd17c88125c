import { balances } from '../../cloudfunctions/money/ledger/ledger';
import { brokenBooksAt } from '../../local/books';
import { type RunningCloud, startRunningCloud } from '../running-cloud';

let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startRunningCloud();
}, 60_000);
afterAll(() => cloud.close());

test('the books of a running cloud are told to whoever asks, and money that no entry explains is named', async () => {
  expect(await brokenBooksAt(cloud.origin)).toEqual([]);
  const account = 'person:li:available|CNY';
  await cloud.seed(balances, account, { amount: 200, version: 1 });
  expect(await brokenBooksAt(cloud.origin)).toEqual([expect.stringContaining(account)]);
});

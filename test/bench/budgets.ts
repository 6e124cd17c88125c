import { benchBundles } from './bundles';
import { benchCalls } from './calls';
import { benchDatabase } from './database';
import { benchGrowth } from './growth';
import { benchPayouts } from './payouts';
import { benchRush } from './rush';
import { print } from './table';

export async function benchBudgets(): Promise<void> {
  print('Database calls per action, metered at the wire, start and commit counted', await benchCalls());
  print('Two hundred people at one hot thing at once', await benchRush());
  print('The same with ten thousand and with a million documents behind it', await benchGrowth());
  print('Payouts, through the real SDK and signed calls over a socket', await benchPayouts());
  print('The local database beside bare LMDB and BSON decoding', await benchDatabase());
  print('Functions: size and loading', benchBundles());
}

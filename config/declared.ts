import { facts } from '../cloudfunctions/facts/fact';
import { tasks } from '../cloudfunctions/field/task';
import { batches } from '../cloudfunctions/goods/batch';
import { catalogs, products } from '../cloudfunctions/goods/product';
import { shelves } from '../cloudfunctions/goods/shelf';
import { stocks } from '../cloudfunctions/goods/stock';
import { balances, entries } from '../cloudfunctions/money/ledger';
import { identities } from '../cloudfunctions/people/identity';
import { phoneNumbers } from '../cloudfunctions/people/phone-number';
import { reps } from '../cloudfunctions/people/rep';
import { sellers } from '../cloudfunctions/people/seller';
import { stores } from '../cloudfunctions/people/store';
import { credits } from '../cloudfunctions/trade/credit';
import { rebatePolicies } from '../cloudfunctions/trade/policy';
import { priceLists } from '../cloudfunctions/trade/price-list';

/**
 * What the deploy step creates and the local cloud starts with: every collection with its indexes, every function
 * with its limits, every timer. The declarations themselves stand beside their words.
 */
export const collections = [
  balances,
  batches,
  catalogs,
  credits,
  entries,
  facts,
  identities,
  phoneNumbers,
  priceLists,
  products,
  rebatePolicies,
  reps,
  sellers,
  shelves,
  stocks,
  stores,
  tasks,
].map(({ name, indexes }) => ({ name, indexes }));

export type FunctionDeclaration = {
  name: string;
  timeoutSeconds: number;
  memoryMb: number;
  /** Whether a phone may call it; `clock` answers only its timer. */
  forClients: boolean;
  /** Which secrets its environment holds. */
  secrets: readonly string[];
};

const everyDoor = ['SEAL_KEY'] as const;

export const functions: readonly FunctionDeclaration[] = [
  { name: 'store', timeoutSeconds: 20, memoryMb: 256, forClients: true, secrets: everyDoor },
  { name: 'seller', timeoutSeconds: 20, memoryMb: 256, forClients: true, secrets: everyDoor },
  { name: 'rep', timeoutSeconds: 20, memoryMb: 256, forClients: true, secrets: everyDoor },
  {
    name: 'member',
    timeoutSeconds: 20,
    memoryMb: 256,
    forClients: true,
    secrets: [...everyDoor, 'WECHAT_SECRET', 'OPERATOR_PHONES'],
  },
  { name: 'brand', timeoutSeconds: 60, memoryMb: 512, forClients: true, secrets: everyDoor },
  { name: 'pay', timeoutSeconds: 30, memoryMb: 256, forClients: true, secrets: [...everyDoor, 'WXPAY'] },
  { name: 'clock', timeoutSeconds: 60, memoryMb: 256, forClients: false, secrets: [...everyDoor, 'WXPAY'] },
];

/** Seven fields, UTC+8: second minute hour day month week year. */
export const timers = [{ function: 'clock', name: 'minute', config: '0 * * * * * *' }] as const;

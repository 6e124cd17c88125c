import { digits } from './chance';
import type { Desk } from './desk';
import type { Store } from './store';

/** Takings come to the basic account and refunds leave it; transfers leave the operating account. */
export const accountTypes = ['BASIC', 'OPERATION'] as const;
export type AccountType = (typeof accountTypes)[number];

export type Account = {
  mchid: string;
  type: AccountType;
  /** What was there when the world began. */
  openingFen: number;
  balanceFen: number;
  /** Still in the account, but promised to somebody. */
  frozenFen: number;
  movements: number;
};

/** Money that came or went for good; what is only frozen is no movement. */
export type Movement = {
  mchid: string;
  account: AccountType;
  at: number;
  flowNo: string;
} & Told;
/** As the day's bill tells it. */
export type Told = {
  /** WeChat's number of the business, and the merchant's. */
  businessNo: string;
  voucherNo: string;
  name: string;
  type: string;
  direction: '收入' | '支出';
  amountFen: number;
  note: string;
};

const accountKey = (mchid: string, type: AccountType) => `account:${mchid}:${type}`;

export function openAccount(store: Store, mchid: string, type: AccountType, openingFen: number): void {
  const account = { mchid, type, openingFen, balanceFen: openingFen, frozenFen: 0, movements: 0 };
  store.put(accountKey(mchid, type), account);
}

export function accountOf(store: Store, mchid: string, type: AccountType): Account {
  const account = store.get<Account>(accountKey(mchid, type));
  if (!account) throw new Error(`Merchant ${mchid} has no ${type} account.`);
  return account;
}

/** In the order of their time. */
export const movementsOf = (store: Store, mchid: string, type: AccountType) =>
  store.list<Movement>(`movement:${mchid}:${type}:`);

/** Promises the amount to somebody, or says that the account cannot. */
export function freeze(store: Store, account: Account, amountFen: number): boolean {
  if (account.balanceFen < amountFen) return false;
  keep(store, {
    ...account,
    balanceFen: account.balanceFen - amountFen,
    frozenFen: account.frozenFen + amountFen,
  });
  return true;
}

export function unfreeze(store: Store, account: Account, amountFen: number): void {
  keep(store, {
    ...account,
    balanceFen: account.balanceFen + amountFen,
    frozenFen: account.frozenFen - amountFen,
  });
}

/** What was frozen leaves. */
export function payFrozen(desk: Desk, account: Account, at: number, told: Omit<Told, 'direction'>): void {
  book(desk, { ...account, frozenFen: account.frozenFen - told.amountFen }, at, {
    ...told,
    direction: '支出',
  });
}

export function receive(desk: Desk, account: Account, at: number, told: Omit<Told, 'direction'>): void {
  book(desk, { ...account, balanceFen: account.balanceFen + told.amountFen }, at, {
    ...told,
    direction: '收入',
  });
}

/** Somebody at the console puts money in or takes it out. */
export function setBalance(desk: Desk, account: Account, balanceFen: number): void {
  const change = balanceFen - account.balanceFen;
  if (change === 0) return;
  const name = change > 0 ? '充值' : '提现';
  const number = digits(desk.random, 28);
  book(desk, { ...account, balanceFen }, desk.nowMs, {
    businessNo: number,
    voucherNo: number,
    name,
    type: name,
    direction: change > 0 ? '收入' : '支出',
    amountFen: Math.abs(change),
    note: '商户平台操作',
  });
}

function book({ store, random }: Desk, account: Account, at: number, told: Told): void {
  const { mchid, type } = account;
  const movement: Movement = { mchid, account: type, at, flowNo: digits(random, 28), ...told };
  const order = `${String(at).padStart(15, '0')}:${String(account.movements).padStart(9, '0')}`;
  store.put(`movement:${mchid}:${type}:${order}`, movement);
  keep(store, { ...account, movements: account.movements + 1 });
}

const keep = (store: Store, account: Account) => store.put(accountKey(account.mchid, account.type), account);

import type * as z from 'zod';
import type { Instant } from '#contracts/vocabulary';

/**
 * What a capability may ask of the world. Nothing here knows an SDK; `platform` fulfils it with CloudBase, WeChat
 * and WeChat Pay, and a simulation may fulfil it with a virtual world.
 */
export type World = {
  db: Database;
  files: Files;
  wechat: Wechat;
  now: () => Instant;
  /** A random id: 24 letters and digits. */
  newId: () => string;
  /** Random digits, for codes that people type. */
  newDigits: (count: number) => string;
  /** HMAC-SHA-256 in hex with the environment's key for this purpose; the key itself is never seen. */
  seal: (purpose: 'code' | 'store' | 'phone' | 'openid' | 'handover', text: string) => string;
};

/** A document's place, declared once beside its word; read by the typed database, the deploy step and the local cloud. */
export type Collection<Fields extends object> = {
  name: string;
  /** The shape's version, written into every document as `v`. */
  version: number;
  schema: z.ZodType<Fields>;
  indexes: readonly Index[];
};
export type Index = {
  name: string;
  keys: readonly { field: string; direction: 1 | -1 }[];
  unique?: boolean;
};

export type Kept<Fields> = Fields & { _id: string };

/** A value as a document holds it; `undefined` is a bug that is caught before the SDK sees it. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [field: string]: Value | undefined };
export type Test =
  | string
  | number
  | boolean
  | { gte: number | string }
  | { gt: number | string }
  | { lte: number | string }
  | { lt: number | string }
  | { not: string | number | boolean }
  | { in: readonly (string | number)[] }
  | { exists: boolean };
/** Field paths (dots allowed) and what must hold; all must hold. */
export type Where = Readonly<Record<string, Test>>;

/** Fields only: a whole document is never replaced, so what a newer writer added stays. */
export type Change = {
  set?: Readonly<Record<string, Value>>;
  inc?: Readonly<Record<string, number>>;
  unset?: readonly string[];
  /** Appends to an array. */
  push?: Readonly<Record<string, readonly Value[]>>;
  /** Takes one value out of an array wherever it stands. */
  pull?: Readonly<Record<string, string | number>>;
};

export type Query = {
  where: Where;
  orderBy?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  /** At most 1000; every query says how much it can bear. */
  limit: number;
};

export type Database = {
  get: <Fields extends object>(of: Collection<Fields>, id: string) => Promise<Kept<Fields> | undefined>;
  find: <Fields extends object>(of: Collection<Fields>, query: Query) => Promise<Kept<Fields>[]>;
  /** The id is the uniqueness: a second add of the same id changes nothing and says so. */
  add: <Fields extends object>(
    to: Collection<Fields>,
    id: string,
    fields: Fields,
  ) => Promise<'added' | 'exists'>;
  /**
   * One guarded update outside any transaction; false when nothing changed: the guard did not hold, or all stood there
   * already. Where the answer matters, the change must be one that the guard rules out for a second time.
   */
  updateIf: <Fields extends object>(
    of: Collection<Fields>,
    id: string,
    guard: Where,
    change: Change,
  ) => Promise<boolean>;
  /**
   * All or nothing, at snapshot isolation: what was checked must also be written, or another may invalidate it
   * unseen. The work may run several times, so it does nothing but read, decide and write through `tx`. A conflict
   * is retried; a refusal thrown inside rolls back and is never retried.
   */
  transaction: <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;
};

export type Transaction = {
  get: <Fields extends object>(of: Collection<Fields>, id: string) => Promise<Kept<Fields> | undefined>;
  /** Read first: adding an id that exists is a conflict, and the work runs again. */
  add: <Fields extends object>(to: Collection<Fields>, id: string, fields: Fields) => Promise<void>;
  /** The document must be there; setting what it already says is no error. */
  update: <Fields extends object>(of: Collection<Fields>, id: string, change: Change) => Promise<void>;
};

export type Files = {
  /** The bytes of an uploaded file, or nothing where there is none. */
  read: (fileId: string) => Promise<Uint8Array | undefined>;
  /** Keeps the bytes at this path, over what may have been there; answers the file's id. */
  write: (path: string, bytes: Uint8Array) => Promise<string>;
  /** Nothing is left of it; one that is not there is no error. */
  remove: (fileId: string) => Promise<void>;
  /** A link that works for a few minutes. */
  link: (fileId: string) => Promise<string>;
};

export type SubscribeMessage = {
  openid: string;
  templateId: string;
  /** Of the mini-program, without a leading slash. */
  page: string;
  fields: Readonly<Record<string, string>>;
};
/** refused: the person allows none any more. failed: WeChat did not take it as it is. unknown: it may have gone out. */
export type MessageOutcome = 'sent' | 'refused' | 'failed' | 'unknown';

export type Wechat = {
  /** The number behind the code that WeChat's button gave the phone; nothing when the code is not good. */
  phoneNumber: (phoneCode: string) => Promise<string | undefined>;
  /** One message to one person who allowed it; never throws, for not knowing is an answer too. */
  sendMessage: (message: SubscribeMessage) => Promise<MessageOutcome>;
};

/** Keeps what only few may read. What is closed for one owner opens for nobody else, and opening a changed one throws. */
export type Safe = {
  close: (owner: string, text: string) => string;
  open: (owner: string, sealed: string) => string;
};

/** Where a store keeps its bytes: LMDB's own shape, so that a database in memory is the same engine on another floor. */
export type Disk = {
  readonly records: Table;
  readonly entries: Table;
  readonly registry: { get(name: string): unknown; putSync(name: string, value: unknown): unknown };
  readonly root: {
    /** All that the work writes or, when it throws, nothing; one may stand inside another. */
    transactionSync<T>(work: () => T): T;
    useReadTransaction(): Moment;
    close(): Promise<unknown>;
  };
  /** Whether writes wait for a flush, which a crowd then shares. */
  readonly flushes: boolean;
};

/** Keys in the order of their bytes. */
export type Table = {
  /** Bytes that are good until the next is asked for. */
  get(key: Buffer, at: { transaction?: Moment }): Buffer | undefined;
  putSync(key: Buffer, value: Buffer): unknown;
  removeSync(key: Buffer): unknown;
  getKeys(range: Range): Iterable<Buffer>;
  getRange(range: Range): Iterable<{ key: Buffer; value: Buffer }>;
};

/** From `start` towards `end`; no kept key equals either. */
export type Range = {
  start: Buffer;
  end: Buffer;
  reverse?: boolean;
  limit?: number;
  transaction?: Moment;
};

/** A state of the disk that stays readable until it is let go. */
export type Moment = { done(): void };

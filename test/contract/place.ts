import type tcb from '@cloudbase/node-sdk';

export type Where = 'local' | 'real';
export type App = ReturnType<typeof tcb.init>;
export type Db = ReturnType<App['database']>;

/** A CloudBase environment with throw-away collections, a throw-away function and a folder of its own. */
export type Place = {
  where: Where;
  app: App;
  /** The same, at an environment of this name. */
  appOf(envId: string): App;
  db: Db;
  /** The names of the collections made for this run: `numbers` has a unique index over `no`. */
  plain: string;
  numbers: string;
  /** The probe (probe.ts), which ends after two seconds. */
  probe: string;
  /** Where the probe is reached over HTTP, without a slash at the end. */
  http: string;
  /** A path in the storage that nobody else writes to. */
  path(name: string): string;
  /** A word no other promise uses. */
  fresh(): string;
  /** Lets so much time pass for the cloud, really or by its clock. */
  pass(ms: number): Promise<void>;
  /** Takes away everything that was made here. */
  leave(): Promise<void>;
};

import { isDeepStrictEqual } from 'node:util';
import { WechatPayMerchant } from './configuration';
import { type Connection, connect, type Learned, nothingLearned, type Way } from './connection';
import { keyRingOf } from './key-ring';

export type ConfigurationOf = (mchid: string) => Promise<unknown>;

/** Told once per instance and merchant; ids only. */
export type Loaded = (mchid: string, keys: readonly string[]) => void;

type Opened = { configuration: unknown; connection: Connection };
type Kept = { opened: Promise<Opened | undefined>; untilMs: number; learned: Learned };

/** Long enough that reading keys costs nothing, short enough that new ones need no deployment. */
const KEPT_MS = 120_000;

/** Each merchant number is read when it is first needed, and again after some minutes; the keys in it only if they are others. */
export function connections(configurationOf: ConfigurationOf, way: Way, loaded: Loaded) {
  const told = new Set<string>();
  const kept = new Map<string, Kept>();
  const open = async (mchid: string, learned: Learned, before?: Kept): Promise<Opened | undefined> => {
    const configuration = await configurationOf(mchid);
    if (configuration === undefined) return undefined;
    const known = await before?.opened;
    if (isDeepStrictEqual(configuration, known?.configuration)) return known;
    const merchant = WechatPayMerchant.parse(configuration);
    const keys = keyRingOf(merchant, learned.keys).map(({ serial }) => serial);
    // Which of WeChat's keys is held is the first question whenever an answer does not verify.
    if (!told.has(mchid)) loaded(mchid, keys);
    told.add(mchid);
    return { configuration, connection: connect(merchant, learned, way) };
  };
  return async (mchid: string): Promise<Connection | undefined> => {
    const found = kept.get(mchid);
    if (found && way.now() < found.untilMs) return (await found.opened)?.connection;
    const learned = found?.learned ?? nothingLearned();
    const opened = open(mchid, learned, found);
    kept.set(mchid, { opened, untilMs: way.now() + KEPT_MS, learned });
    // What could not be read is no answer, so it is not remembered; nor are numbers which a stranger made up.
    if ((await opened.catch(() => undefined)) === undefined) kept.delete(mchid);
    return (await opened)?.connection;
  };
}

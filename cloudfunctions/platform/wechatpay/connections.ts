import { WechatPayMerchant } from './configuration';
import { type Connection, connect, type Learned, nothingLearned, type Way } from './connection';

export type ConfigurationOf = (mchid: string) => Promise<unknown>;

type Kept = { connection: Promise<Connection | undefined>; untilMs: number; learned: Learned };

/** Long enough that reading keys costs nothing, short enough that new ones need no deployment. */
const KEPT_MS = 120_000;

/** Each merchant number is read when it is first needed, and again after some minutes. */
export function connections(configurationOf: ConfigurationOf, way: Way) {
  const kept = new Map<string, Kept>();
  const open = async (mchid: string, learned: Learned): Promise<Connection | undefined> => {
    const configuration = await configurationOf(mchid);
    return configuration === undefined
      ? undefined
      : connect(WechatPayMerchant.parse(configuration), learned, way);
  };
  return async (mchid: string): Promise<Connection | undefined> => {
    const known = kept.get(mchid);
    if (known && way.now() < known.untilMs) return known.connection;
    const learned = known?.learned ?? nothingLearned();
    const connection = open(mchid, learned);
    kept.set(mchid, { connection, untilMs: way.now() + KEPT_MS, learned });
    // What could not be read is no answer, so it is not remembered; nor are numbers which a stranger made up.
    if ((await connection.catch(() => undefined)) === undefined) kept.delete(mchid);
    return connection;
  };
}

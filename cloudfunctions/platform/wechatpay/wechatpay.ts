import { assertHost, type HostEnvironment } from '../wechat/official-host';
import { authorizationsOver } from './authorizations';
import { billsOver } from './bills';
import { officialHost } from './configuration';
import type { Connection } from './connection';
import { type ConfigurationOf, connections, type Loaded } from './connections';
import { paymentsOver } from './payments';
import type { WechatPay } from './port';
import { readNotify } from './read-notify';
import { refundsOver } from './refunds';
import { transfersOver } from './transfers';
import { type Exchange, exchangeOver } from './transport';

type Service = { baseUrl: string; timeoutMs?: number };

export type World = {
  now: () => number;
  environment: HostEnvironment;
  /** A merchant number as its console shows it, or nothing when there is none of that number here. */
  configurationOf: ConfigurationOf;
  loaded?: Loaded;
  /** Another way to WeChat Pay than a socket, for a simulation. */
  exchange?: Exchange;
};

/** Throws on a host that could not be WeChat's, at start and not at the first payout. */
export function connectWechatPay({ baseUrl, timeoutMs = 8_000 }: Service, world: World): WechatPay {
  assertHost(baseUrl, officialHost, world.environment);
  const exchange = world.exchange ?? exchangeOver({ baseUrl, timeoutMs });
  const find = connections(world.configurationOf, { exchange, now: world.now }, world.loaded ?? (() => {}));
  const connect = async (mchid: string): Promise<Connection> => {
    const found = await find(mchid);
    if (!found) throw new Error(`There are no keys for merchant ${mchid}.`);
    return found;
  };
  return {
    ...transfersOver(connect),
    ...authorizationsOver(connect),
    ...paymentsOver(connect),
    ...refundsOver(connect),
    ...billsOver(connect),
    readNotify: async (mchid, headers, rawBody) => {
      const found = await find(mchid);
      return found ? readNotify(found, headers, rawBody) : { kind: 'rejected', why: 'unknown_merchant' };
    },
  };
}

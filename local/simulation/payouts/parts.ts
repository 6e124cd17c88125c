import type { PayWorld } from '../../../cloudfunctions/money/money-world';
import { hearNotice } from '../../../cloudfunctions/money/payout/notice';
import { askAboutOpenPayouts, collect, payout } from '../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../cloudfunctions/money/payout/withdraw';
import type { World } from '../../../cloudfunctions/platform/ports';
import type { WechatPay } from '../../../cloudfunctions/platform/wechatpay/port';
import type { Exchange } from '../../../cloudfunctions/platform/wechatpay/transport';
import type { WithdrawalId } from '../../../contracts/vocabulary';
import type { WechatSide } from './wechat-side';

/** The parts of our cloud that a world plays with: production's own, unless a test puts a wrong one in their place. */
export type Parts = {
  withdraw: typeof withdraw;
  collect: typeof collect;
  payout: typeof payout;
  hearNotice: typeof hearNotice;
  /** What the clock does every minute. */
  tick: (world: PayWorld) => Promise<unknown>;
  /** The phone says that WeChat's page answered ok; production believes nothing of it. */
  afterConfirm: (world: PayWorld, withdrawalId: WithdrawalId) => Promise<unknown>;
  db: (db: World['db']) => World['db'];
  pay: (pay: WechatPay) => WechatPay;
  exchange: (exchange: Exchange, wechat: Pick<WechatSide, 'store'>) => Exchange;
};

export const ownParts: Parts = {
  withdraw,
  collect,
  payout,
  hearNotice,
  tick: askAboutOpenPayouts,
  afterConfirm: async () => undefined,
  db: (db) => db,
  pay: (pay) => pay,
  exchange: (exchange) => exchange,
};

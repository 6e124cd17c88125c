import type { MoneyWorld } from '../../../cloudfunctions/money/money-world';
import { settle } from '../../../cloudfunctions/money/payout/settle';
import { type Withdrawal, withdrawals } from '../../../cloudfunctions/money/payout/withdrawal';
import type { PayoutEvent } from '../../../cloudfunctions/money/rules/payout';
import { merchantConfiguration } from '../../../cloudfunctions/platform/wechatpay/merchant-keys';
import { openResource } from '../../../cloudfunctions/platform/wechatpay/open-resource';
import type { TransferState } from '../../../cloudfunctions/platform/wechatpay/transfer';
import type { Parts } from '../../../local/simulation/payouts/parts';
import { mchid } from '../../../local/simulation/payouts/terms';
import { masterKey } from '../../../local/simulation/wechat-side';
import { findMerchant, signingKey } from '../../../local/wechatpay/merchant';
import { sealedHeaders } from '../../../local/wechatpay/signature';
import { billOfBody, madeUpEvidence } from './made-up';

/** Whatever an answer's signature, it is taken as if WeChat's own key had made it. */
export const unsignedBelieved = (): Partial<Parts> => ({
  exchange:
    (exchange, { store }) =>
    async (request) => {
      const reply = await exchange(request);
      const merchant = findMerchant(store, mchid);
      if (reply.kind !== 'answer' || !merchant) return reply;
      const nowMs = 1000 * Number(/timestamp="(\d+)"/.exec(request.headers.Authorization ?? '')?.[1]);
      const headers = sealedHeaders(reply.rawBody, signingKey(merchant), {
        nowMs,
        random: (count) => Buffer.alloc(count, 1),
      });
      return { ...reply, headers: lowered(headers) };
    },
});

const lowered = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** What a notice says is done at once, and nobody asks whose signature it carries. */
export const noticeBelieved = (): Partial<Parts> => ({
  hearNotice: async (world, toldMerchant, _headers, rawBody) => {
    const { resource } = JSON.parse(rawBody.toString());
    const { apiV3Key } = (await merchantConfiguration(world.db, masterKey, toldMerchant)) as {
      apiV3Key: string;
    };
    const opened = openResource({ ...resource, associatedData: resource.associated_data }, apiV3Key);
    const told = JSON.parse(opened) as { out_bill_no: string; state: TransferState };
    const [known] = await world.db.find(withdrawals, { where: { bills: told.out_bill_no }, limit: 1 });
    if (known?.payout.outBillNo === told.out_bill_no) await take(world, known, told.state);
    return 'heard';
  },
});

/** The page said ok, so the money has arrived. */
export const phoneBelieved = (): Partial<Parts> => ({
  afterConfirm: async (world, withdrawalId) => {
    const known = await world.db.get(withdrawals, withdrawalId);
    if (known) await take(world, known, 'SUCCESS');
  },
});

const OLD_MS = 5 * 60_000;

/** Whatever takes so long has failed. */
export const releasedByAge = (): Partial<Parts> => ({
  tick: async (world) => {
    const open = await world.db.find(withdrawals, { where: { 'payout.askAt': { gt: 0 } }, limit: 20 });
    for (const known of open.filter(({ askedAt }) => world.now() - askedAt > OLD_MS))
      await take(world, known, 'CANCELLED');
  },
});

const eventOf: Partial<Record<TransferState, PayoutEvent>> = {
  SUCCESS: 'paid',
  FAIL: 'failed',
  CANCELLED: 'cancelled',
};

async function take(world: MoneyWorld, known: Withdrawal, state: TransferState): Promise<void> {
  const event = eventOf[state];
  const { frozen } = known.payout;
  if (event && frozen)
    await settle(world, known, { event, evidence: madeUpEvidence(billOfBody(frozen, state)) });
}

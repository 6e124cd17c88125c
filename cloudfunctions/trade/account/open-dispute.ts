import * as z from 'zod';
import type { Output } from '#contracts/call';
import { type disputeCalls, OpenDispute as ShownDispute } from '#contracts/open-dispute';
import { SellerId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection, Transaction, World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { headOf } from '../../time/page';

const OpenDispute = ShownDispute.extend({
  sellerId: SellerId,
  /** Until the seller has answered. */
  isWaiting: z.literal(true).optional(),
});
type OpenDispute = z.infer<typeof OpenDispute>;

/** One list of all that waits for a seller's answer, whatever it is about; `_id` is `<about>:<of>:<sellerId>`. */
export const openDisputes: Collection<OpenDispute> = {
  name: 'open_disputes',
  version: 1,
  schema: OpenDispute,
  indexes: [indexed('by_seller_waiting', 'sellerId', 'isWaiting', 'at')],
};

type Which = Pick<OpenDispute, 'about' | 'of' | 'sellerId'>;
const disputeId = ({ about, of, sellerId }: Which) => `${about}:${of}:${sellerId}`;

/** In the transaction that notes the dispute, which also sees that there is only one. */
export const openDispute = (tx: Transaction, dispute: Omit<OpenDispute, 'isWaiting'>): Promise<void> =>
  tx.add(openDisputes, disputeId(dispute), { ...dispute, isWaiting: true });

export const closeDispute = (tx: Transaction, which: Which): Promise<void> =>
  tx.update(openDisputes, disputeId(which), { unset: ['isWaiting'] });

const SHOWN = 50;

export async function waitingDisputes(
  world: World,
  _input: unknown,
  { at }: Seat,
): Promise<Output<(typeof disputeCalls)['disputes']>> {
  const { rows, more } = await headOf(world, openDisputes, {
    where: { sellerId: at, isWaiting: true },
    orderBy: [['at', 'asc']],
    limit: SHOWN,
  });
  return {
    disputes: rows.map(({ _id, sellerId: _seller, isWaiting: _waiting, ...dispute }) => dispute),
    more,
  };
}

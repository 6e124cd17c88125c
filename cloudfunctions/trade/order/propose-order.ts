import type { Output, ParsedInput } from '#contracts/call';
import type { repProposalCalls } from '#contracts/proposed-order';
import type { Instant, StoreId } from '#contracts/vocabulary';
import { type Rep, reps } from '../../people/rep';
import { repOn } from '../../people/rules/assignment';
import { stores } from '../../people/store';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import { dayOf } from '../../time/rules/day';
import { quote } from '../price/quote';
import { parseMessage } from './parse-message';
import { placeOrder } from './place-order';

type Calls = typeof repProposalCalls;

/** What a store of the rep's round would pay; what it owes and may owe is between it and its seller. */
export async function proposalQuote(
  world: World,
  { storeId, lines }: ParsedInput<Calls['proposalQuote']>,
  seat: Seat,
): Promise<Output<Calls['proposalQuote']>> {
  await visited(world, storeId, seat);
  const { quotes, unsold } = await quote(world, { storeId, lines, payBy: 'cash' });
  return { quotes: quotes.map(({ account: _, ...rest }) => rest), unsold };
}

/** Goes to the seller at once, in cash; the owner's word comes on the own phone or with the receipt. */
export async function proposeOrder(
  world: World,
  asked: ParsedInput<Calls['proposeOrder']>,
  seat: Seat,
): Promise<Output<Calls['proposeOrder']>> {
  const rep = await visited(world, asked.storeId, seat);
  const proposed = { repId: rep.repId, repName: rep.name, at: world.now() as Instant };
  const inTheStore = { ...seat, at: asked.storeId };
  const order = await placeOrder(world, { ...asked, payBy: 'cash' }, inTheStore, { proposed });
  // The same id may be an order of the owner's own, of which a rep learns nothing.
  if (order.proposed?.repId !== rep.repId) return refuse('not_yours', {});
  const { orderId, sellerName, total } = order;
  const cases = order.lines.reduce((sum, line) => sum + line.cases, 0);
  return { orderId, sellerName, cases, total, proposed: order.proposed };
}

/** The pasted message of a store of the rep's round. */
export async function parseMessageFor(
  world: World,
  asked: { storeId: StoreId; message: string },
  seat: Seat,
) {
  await visited(world, asked.storeId, seat);
  return parseMessage(world, asked);
}

/** The rep, where the store is the rep's today. */
export async function visited(world: World, storeId: StoreId, { at }: Seat): Promise<Rep> {
  const store = await world.db.get(stores, storeId);
  const rep = await world.db.get(reps, at);
  return store && rep && repOn(store.reps, dayOf(world.now())) === at ? rep : refuse('not_yours', {});
}

import * as z from 'zod';
import type { ParsedInput } from '#contracts/call';
import { AskedNews } from '#contracts/message';
import type { StoreApi } from '#contracts/store';
import { PersonId } from '#contracts/vocabulary';
import { identityId } from '../people/identity';
import { indexed } from '../platform/indexed';
import type { Collection, World } from '../platform/ports';
import type { Seat } from '../platform/serve';
import { toStore } from './message';

/** How often one person may still be told one kind of news. WeChat says it to nobody, so it is counted here. */
const MessageCredit = z.object({
  personId: PersonId,
  kind: AskedNews,
  /** Where the person sits, as the messages are addressed. */
  places: z.array(z.string()),
  /** By which the address at WeChat is found; the address itself is kept with the person only. */
  identityId: z.string(),
  left: z.number().int(),
  /** The phone's last questions, so that an answer sent again counts once. */
  asks: z.array(z.string()),
});
export type MessageCredit = z.infer<typeof MessageCredit>;

/** `_id` is `<personId>:<kind>`. */
export const messageCredits: Collection<MessageCredit> = {
  name: 'message_credits',
  version: 1,
  schema: MessageCredit,
  indexes: [indexed('by_place', 'places', 'kind')],
};

const ASKS_KEPT = 20;

export async function allowMessages(
  world: World,
  { storeId, askId, kinds }: ParsedInput<StoreApi['allowMessages']>,
  seat: Seat,
) {
  await world.db.transaction(async (tx) => {
    for (const kind of kinds) {
      const id = `${seat.personId}:${kind}`;
      const known = await tx.get(messageCredits, id);
      if (known?.asks.includes(askId)) continue;
      const places = [...new Set([...(known?.places ?? []), toStore(storeId)])];
      const asks = [...(known?.asks ?? []), askId].slice(-ASKS_KEPT);
      if (known) await tx.update(messageCredits, id, { set: { places, asks }, inc: { left: 1 } });
      else
        await tx.add(messageCredits, id, {
          personId: seat.personId,
          kind,
          places,
          identityId: identityId(world, seat.openid),
          left: 1,
          asks,
        });
    }
  });
  return {};
}

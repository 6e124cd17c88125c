import * as z from 'zod';
import { News } from '#contracts/message';
import { Instant } from '#contracts/vocabulary';
import { indexed } from '../platform/indexed';
import type { Collection, Transaction } from '../platform/ports';

const Message = z.object({
  /** `store:<id>`: whoever sits there reads it; `person:<id>`: that person, at whichever store. */
  to: z.string(),
  at: Instant,
  news: News,
  /** When the clock next tries to tell it through WeChat; nothing once it did, or where nobody asks for such news. */
  sendAt: Instant.optional(),
  /** By person. At most once each: a message that may have gone out is not sent again, for it stands in the inbox. */
  told: z.record(z.string(), z.enum(['trying', 'sent', 'refused', 'failed', 'unknown'])).default({}),
});
export type Message = z.infer<typeof Message>;

/** `_id` is the fact's that caused it: news are kept once, however often they are brought. */
export const messages: Collection<Message> = {
  name: 'messages',
  version: 1,
  schema: Message,
  indexes: [indexed('by_reader', 'to', '-at'), indexed('by_send', 'sendAt')],
};

/** Until when one person has read what came to one place. `_id` is `<personId>:<to>`. */
const Reader = z.object({ readUntil: Instant });
export const readers: Collection<z.infer<typeof Reader>> = {
  name: 'message_readers',
  version: 1,
  schema: Reader,
  indexes: [],
};

export const readerId = (personId: string, to: string) => `${personId}:${to}`;
export const toStore = (storeId: string) => `store:${storeId}`;
export const toPerson = (personId: string) => `person:${personId}`;

/** Into the inbox; and to WeChat, if it is what people can ask for. */
export async function leaveMessage(
  tx: Transaction,
  messageId: string,
  { to, at, news, isAskedFor }: Pick<Message, 'to' | 'at' | 'news'> & { isAskedFor: boolean },
): Promise<void> {
  if (await tx.get(messages, messageId)) return;
  await tx.add(messages, messageId, { to, at, news, told: {}, ...(isAskedFor && { sendAt: at }) });
}

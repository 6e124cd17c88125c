import type { Output, ParsedInput } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { Instant } from '#contracts/vocabulary';
import type { World } from '../platform/ports';
import type { Seat } from '../platform/serve';
import { pageBy } from '../time/page';
import { messages, readerId, readers, toPerson, toStore } from './message';
import { asksOf, type MessageTemplates } from './message-templates';

const A_PAGE = 20;

export type ReachWorld = World & { templates: MessageTemplates };

/** What came to the store and to the person, the latest first. What is unread is counted on the first page: nobody reads further back to find out. */
export async function inbox(
  world: ReachWorld,
  { storeId, before }: ParsedInput<StoreApi['inbox']>,
  { personId }: Seat,
): Promise<Output<StoreApi['inbox']>> {
  const to = toStore(storeId);
  const { rows, more } = await pageBy(world, messages, {
    where: { to: { in: [to, toPerson(personId)] } },
    by: 'at',
    order: 'desc',
    behind: before,
    size: A_PAGE,
  });
  const readUntil = (await world.db.get(readers, readerId(personId, to)))?.readUntil ?? 0;
  const page = rows.map(({ _id, at, news }) => ({
    messageId: _id,
    at,
    news,
    isRead: at <= readUntil,
  }));
  return {
    messages: page,
    more,
    unread: page.filter(({ isRead }) => !isRead).length,
    templates: asksOf(world.templates),
  };
}

/** Never back: an older phone's late word does not make anything unread again. */
export async function readInbox(
  world: World,
  { storeId, until }: ParsedInput<StoreApi['readInbox']>,
  { personId }: Seat,
) {
  const readUntil = Math.min(until, world.now()) as Instant;
  const id = readerId(personId, toStore(storeId));
  if ((await world.db.add(readers, id, { readUntil })) === 'exists')
    await world.db.updateIf(readers, id, { readUntil: { lt: readUntil } }, { set: { readUntil } });
  return {};
}

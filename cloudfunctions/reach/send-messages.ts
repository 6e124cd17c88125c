import type { Instant } from '#contracts/vocabulary';
import { identities } from '../people/identity';
import type { Kept } from '../platform/ports';
import { dayOf } from '../time/rules/day';
import type { ReachWorld } from './inbox';
import { type Message, messages } from './message';
import { type MessageCredit, messageCredits } from './message-credit';
import { pieceOf } from './rules/pieces';

const AT_ONCE = 20;
const READERS_AT_MOST = 20;
/** Longer than one minute's work takes; then another worker may look. */
const LEASE_MS = 5 * 60_000;

/** Under the clock: what people asked to be told goes through WeChat, once for each time they allowed it. */
export async function sendMessages(world: ReachWorld): Promise<number> {
  const waiting = await world.db.find(messages, {
    where: { sendAt: { lte: world.now() } },
    orderBy: [['sendAt', 'asc']],
    limit: AT_ONCE,
  });
  for (const message of waiting) await sendOne(world, message);
  return waiting.length;
}

async function sendOne(world: ReachWorld, message: Kept<Message>): Promise<void> {
  const { _id, to, news, sendAt } = message;
  const isMine = await world.db.updateIf(
    messages,
    _id,
    { sendAt: sendAt as Instant },
    { set: { sendAt: world.now() + LEASE_MS } },
  );
  if (!isMine) return;
  const credits = await world.db.find(messageCredits, {
    where: { places: to, kind: news.kind, left: { gt: 0 } },
    limit: READERS_AT_MOST,
  });
  for (const credit of credits) await tellOne(world, message, credit);
  await world.db.updateIf(messages, _id, {}, { unset: ['sendAt'] });
}

/** Who tries says so first: a worker that dies in between leaves one message untold, and nobody is told twice. */
async function tellOne(
  world: ReachWorld,
  { _id, news }: Kept<Message>,
  { _id: creditId, personId, identityId, kind }: Kept<MessageCredit>,
): Promise<void> {
  const template = world.templates[kind];
  const identity = await world.db.get(identities, identityId);
  if (!template || !identity) return;
  const told = `told.${personId}`;
  if (!(await world.db.updateIf(messages, _id, { [told]: { exists: false } }, { set: { [told]: 'trying' } })))
    return;
  if (!(await world.db.updateIf(messageCredits, creditId, { left: { gt: 0 } }, { inc: { left: -1 } })))
    return;
  const outcome = await world.wechat.sendMessage({
    openid: identity.openid,
    templateId: template.templateId,
    page: pageOf(news),
    fields: Object.fromEntries(
      Object.entries(template.fields).map(([field, piece]) => [
        field,
        pieceOf(news, piece, dayOf(world.now())),
      ]),
    ),
  });
  await world.db.updateIf(messages, _id, {}, { set: { [told]: outcome } });
  // WeChat knows better: whoever took the leave back at WeChat has none left here.
  if (outcome === 'refused') await world.db.updateIf(messageCredits, creditId, {}, { set: { left: 0 } });
  if (outcome === 'failed') await world.db.updateIf(messageCredits, creditId, {}, { inc: { left: 1 } });
}

const pageOf = (news: Message['news']) =>
  'orderId' in news ? `store/order/order?orderId=${news.orderId}` : 'store/home/home';

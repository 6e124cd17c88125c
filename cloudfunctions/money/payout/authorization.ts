import * as z from 'zod';
import { AuthorizationState } from '#contracts/authorization';
import { Instant, PersonId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import type { Collection } from '../../platform/ports';
import type { AuthorizationOutcome } from '../../platform/wechatpay/authorization';
import type { PayWorld } from '../money-world';
import { authorizationAfter } from '../rules/authorization';

const Authorization = z.object({
  personId: PersonId,
  sceneId: z.string(),
  mchid: z.string(),
  appid: z.string(),
  openid: z.string(),
  /** How often it was begun anew: what is closed stays closed under its number. */
  times: z.number().int(),
  outAuthorizationNo: z.string(),
  state: AuthorizationState,
  authorizationId: z.string().optional(),
  /** While it waits: when WeChat is asked next. */
  askAt: Instant.optional(),
});
export type Authorization = z.infer<typeof Authorization>;

/** `_id` is `<personId>:<sceneId>`: WeChat knows one for each person and scene. */
export const authorizations: Collection<Authorization> = {
  name: 'authorizations',
  version: 1,
  schema: Authorization,
  indexes: [indexed('by_number', 'outAuthorizationNo'), indexed('by_next_question', 'askAt')],
};

export const authorizationKey = ({ personId, sceneId }: Pick<Authorization, 'personId' | 'sceneId'>) =>
  `${personId}:${sceneId}`;
/** When WeChat is asked next while a page is open. */
export const nextQuestionAt = (now: Instant) => (now + 3_600_000) as Instant;

/** Asks WeChat how it stands; only its verified answer to a question changes anything. */
export async function askAboutAuthorization(world: PayWorld, known: Authorization): Promise<Authorization> {
  if (known.state === 'closed') return known;
  const told = toldIn(await world.pay.queryAuthorization(known));
  const state = told ? authorizationAfter(known.state, told, known) : known.state;
  const { askAt: _askAt, ...kept } = known;
  const now: Authorization = {
    ...kept,
    state,
    ...(told?.authorizationId && state === 'active' && { authorizationId: told.authorizationId }),
    ...(state === 'waiting' && { askAt: nextQuestionAt(world.now()) }),
  };
  const { askAt } = now;
  const set = {
    state,
    ...(now.authorizationId && { authorizationId: now.authorizationId }),
    ...(askAt && { askAt }),
  };
  const guard = { outAuthorizationNo: known.outAuthorizationNo, state: known.state };
  const change = askAt ? { set } : { set, unset: ['askAt'] };
  if (state === 'active' && known.state === 'active') return now;
  await world.db.updateIf(authorizations, authorizationKey(known), guard, change);
  return now;
}

const toldIn = (outcome: AuthorizationOutcome) =>
  outcome.kind === 'accepted' ? outcome.authorization : undefined;

/** What allows this person's next bill to go out without a tap; looked at anew, for a person may take it back in WeChat. */
export async function authorizationInEffect(
  world: PayWorld,
  of: Pick<Authorization, 'personId' | 'sceneId'>,
): Promise<Authorization | undefined> {
  const known = await world.db.get(authorizations, authorizationKey(of));
  if (known?.state !== 'active') return undefined;
  const now = await askAboutAuthorization(world, known);
  return now.state === 'active' ? now : undefined;
}

export async function hearOfAuthorization(world: PayWorld, outAuthorizationNo: string): Promise<void> {
  const [known] = await world.db.find(authorizations, { where: { outAuthorizationNo }, limit: 1 });
  if (known) await askAboutAuthorization(world, known);
}

const MOST_A_TICK = 20;

/** Under the clock: pages that were opened and of which nobody said what became of them. */
export async function askAboutOpenAuthorizations(world: PayWorld): Promise<number> {
  const open = await world.db.find(authorizations, {
    where: { askAt: { lte: world.now() } },
    orderBy: [['askAt', 'asc']],
    limit: MOST_A_TICK,
  });
  for (const known of open) await askAboutAuthorization(world, known);
  return open.length;
}

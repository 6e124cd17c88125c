import { createHash } from 'node:crypto';
import type { AuthorizationState } from '#contracts/authorization';
import type { Output } from '#contracts/call';
import type { PayApi } from '#contracts/pay';
import { refuse } from '../../platform/refusal';
import type { Seat } from '../../platform/serve';
import type { PayWorld } from '../money-world';
import { notifyUrlUnder } from '../payment/payment-world';
import { merchantsInTurn, routeFor } from '../rules/route';
import {
  type Authorization,
  askAboutAuthorization,
  authorizationKey,
  authorizations,
  nextQuestionAt,
} from './authorization';
import type { PayoutRoute } from './payout-terms';

/** How it stands, as last known; used or asked for, it is looked at again. */
export async function authorization(world: PayWorld, _input: object, seat: Seat) {
  const route = routeFor(world.terms.routes, seat.role);
  const known = await world.db.get(authorizations, authorizationKey({ ...seat, ...route }));
  return shown(route, known?.state ?? 'none');
}

/** WeChat's page for the person's yes; asked again it is the same page, until it was closed. */
export async function authorize(
  world: PayWorld,
  { clientCanConfirm }: { clientCanConfirm: boolean },
  seat: Seat,
): Promise<Output<PayApi['authorize']>> {
  const route = routeFor(world.terms.routes, seat.role);
  if (route.confirm !== 'authorized') refuse('not_offered', {});
  if (!clientCanConfirm) refuse('client_too_old', {});
  let now = await askAboutAuthorization(world, await begin(world, route, seat));
  if (now.state === 'closed') now = await begin(world, route, seat);
  if (now.state !== 'waiting') return shown(route, now.state);
  const { mchid, outAuthorizationNo, openid, sceneId, appid } = now;
  const outcome = await world.pay.sendAuthorization({
    mchid,
    outAuthorizationNo,
    openid,
    sceneId,
    displayName: seat.at,
    notifyUrl: notifyUrlUnder(world.terms.notifyUrl)(mchid),
    ...(route.perception && { perception: route.perception }),
  });
  const page = outcome.kind === 'accepted' ? outcome.authorization.packageInfo : undefined;
  return {
    ...shown(route, now.state),
    ...(page && { confirm: { mchId: mchid, appId: appid, package: page } }),
  };
}

/** The person takes it back; the next bill is confirmed again. */
export async function endAuthorization(world: PayWorld, _input: object, seat: Seat) {
  const route = routeFor(world.terms.routes, seat.role);
  const known = await world.db.get(authorizations, authorizationKey({ ...seat, ...route }));
  if (!known) return shown(route, 'none');
  await world.pay.closeAuthorization(known);
  return shown(route, (await askAboutAuthorization(world, known)).state);
}

const shown = ({ confirm }: PayoutRoute, state: AuthorizationState) => ({
  isOffered: confirm === 'authorized',
  state,
});

/** Its number is kept before WeChat hears of it, and a new one is begun only where the last is closed. */
async function begin(world: PayWorld, route: PayoutRoute, seat: Seat): Promise<Authorization> {
  const { personId, openid } = seat;
  const { sceneId } = route;
  const id = authorizationKey({ personId, sceneId });
  const known = await world.db.get(authorizations, id);
  if (known && known.state !== 'closed') return known;
  const times = (known?.times ?? 0) + 1;
  const outAuthorizationNo = numberOf(id, times);
  const [merchant] = merchantsInTurn(route.merchants, outAuthorizationNo);
  if (!merchant) throw new Error(`Route ${route.name} has no merchant number.`);
  const { mchid, appid } = merchant;
  const askAt = nextQuestionAt(world.now());
  const begun = { personId, sceneId, mchid, appid, openid, times, outAuthorizationNo, askAt };
  const fresh: Authorization = { ...begun, state: 'waiting' };
  if (known)
    await world.db.updateIf(
      authorizations,
      id,
      { state: 'closed', times: known.times },
      { set: { ...begun, state: 'waiting' }, unset: ['authorizationId'] },
    );
  else await world.db.add(authorizations, id, fresh);
  return (await world.db.get(authorizations, id)) ?? fresh;
}

const numberOf = (id: string, times: number) =>
  `CA${createHash('sha256').update(`${id}:${times}`).digest('hex').slice(0, 30)}`;

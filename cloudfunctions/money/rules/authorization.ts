import type { AuthorizationState } from '#contracts/authorization';

type AuthorizationTold = {
  state: 'WAIT_USER_CONFIRM' | 'TAKING_EFFECT' | 'CLOSED';
  authorizationId?: string;
  appid?: string;
  openid?: string;
  sceneId?: string;
};
type Meant = { appid: string; openid: string; sceneId: string };

/** What a queried answer makes of it. One that is closed stays so under its number, and another's is never ours. */
export function authorizationAfter(
  state: AuthorizationState,
  told: AuthorizationTold,
  meant: Meant,
): AuthorizationState {
  if (state === 'closed' || told.state === 'CLOSED') return 'closed';
  if (told.state === 'WAIT_USER_CONFIRM') return state;
  const isOurs =
    told.appid === meant.appid &&
    told.openid === meant.openid &&
    (told.sceneId === undefined || told.sceneId === meant.sceneId);
  return isOurs && told.authorizationId !== undefined ? 'active' : state;
}

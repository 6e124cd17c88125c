import { isDeepStrictEqual } from 'node:util';
import type { Output, ParsedInput } from '#contracts/call';
import type { storeApplicationCalls } from '#contracts/store-application';
import type { StoreId } from '#contracts/vocabulary';
import type { World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { identityId } from './identity';
import { knownStore } from './known-store';
import { hashOwnPhotos, mustHave, ownFolder } from './own-photo';
import { type StoreApplication, shownApplication, storeApplications } from './store-application';
import { countTry } from './tries';

type Calls = typeof storeApplicationCalls;
type Asked = ParsedInput<Calls['applyForStore']>;

/** Whoever asks says what the shop is; WeChat says whose phone it is. The same application sent again changes nothing. */
export async function applyForStore(
  world: World,
  { phoneCode, ...asked }: Asked,
  seat: Seat,
): Promise<Output<Calls['applyForStore']>> {
  const before = await world.db.get(storeApplications, seat.personId);
  if (before && isInTheWay(before, asked)) return shownApplication(before);
  mustHave(await hashOwnPhotos(world, [asked.doorPhoto], seat));
  if (!(await countTry(world, 'store_application', seat.personId))) return refuse('busy', {});
  const known = await knownStore(world, asked);
  if (known) return refuse('store_known', { name: known.name, hasOwner: known.bound });
  const ownerPhone = await world.wechat.phoneNumber(phoneCode);
  if (!ownerPhone) return refuse('phone_unknown', {});
  const application = applicationFrom(world, asked, ownerPhone, seat);
  return world.db.transaction(async (tx) => {
    const current = await tx.get(storeApplications, seat.personId);
    if (current && isInTheWay(current, asked)) return shownApplication(current);
    if (current) await tx.update(storeApplications, seat.personId, { set: application, unset: ['decided'] });
    else await tx.add(storeApplications, seat.personId, application);
    return shownApplication(application);
  });
}

/** How far it is, and where the photo of the door belongs. */
export async function ownApplication(
  world: World,
  _input: object,
  seat: Seat,
): Promise<Output<Calls['ownApplication']>> {
  const own = await world.db.get(storeApplications, seat.personId);
  return { folder: ownFolder(seat), ...(own && { application: shownApplication(own) }) };
}

/** True for the very same application; another one is refused while one waits for its answer. */
function isInTheWay(before: StoreApplication, { applicationId, ...asked }: Omit<Asked, 'phoneCode'>) {
  if (before.applicationId !== applicationId)
    return before.state === 'asked' ? refuse('application_open', {}) : false;
  return isDeepStrictEqual({ ...before.shop }, shopOf(asked)) || refuse('application_differs', {});
}

function applicationFrom(
  world: World,
  { applicationId, ...asked }: Omit<Asked, 'phoneCode'>,
  ownerPhone: string,
  { personId, openid }: Seat,
): Omit<StoreApplication, 'decided'> {
  return {
    applicationId,
    personId,
    identityId: identityId(world, openid),
    state: 'asked',
    shop: shopOf(asked),
    ownerPhone,
    askedAt: world.now(),
    storeId: world.newId() as StoreId,
  };
}

const shopOf = ({
  licence,
  ...shop
}: Omit<Asked, 'phoneCode' | 'applicationId'>): StoreApplication['shop'] => ({
  ...shop,
  ...(licence !== undefined && { licence }),
});

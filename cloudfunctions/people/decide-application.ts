import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { Output, ParsedInput } from '#contracts/call';
import type { News } from '#contracts/message';
import type { brandStoreApplicationCalls } from '#contracts/store-application';
import { facts } from '../facts/fact';
import { cellOf } from '../place/rules/cell';
import type { Collection, Kept, Transaction, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { headOf } from '../time/page';
import { identities } from './identity';
import { knownStore } from './known-store';
import { phoneNumberId, phoneNumbers } from './phone-number';
import { type Store, stores } from './store';
import {
  applicationOf,
  type StoreApplication,
  shownApplication,
  storeApplications,
} from './store-application';
import { addGrant, storePeople } from './store-people';

type Calls = typeof brandStoreApplicationCalls;

/** How many stores were opened: written with each, so that two that are one shop cannot be opened side by side. */
export const storeOpenings: Collection<{ opened: number }> = {
  name: 'store_openings',
  version: 1,
  schema: z.object({ opened: z.number().int() }),
  indexes: [],
};
const ALL = 'all';

/** What the floors above keep of every store, given by the door: its page and its accounts. */
export type Opening = { openPages: (tx: Transaction, store: Store) => Promise<void> };

const SHOWN = 50;

type Decided = NonNullable<StoreApplication['decided']>;

export async function waitingApplications(world: World): Promise<Output<Calls['storeApplications']>> {
  const { rows, more } = await headOf(world, storeApplications, {
    where: { state: 'asked' },
    orderBy: [['askedAt', 'asc']],
    limit: SHOWN,
  });
  const repOf = await repsAmong(world, rows);
  const applications = rows.map((application) => {
    const { ownerPhone, shop } = application;
    const { doorPhoto: _, ...told } = shop;
    const byRep = repOf(application);
    return { ...shownApplication(application), ...told, ownerPhone, ...(byRep && { byRep }) };
  });
  return { applications, more };
}

type RepOf = (application: StoreApplication) => string | undefined;

/** Which of them a rep asks for: known by the WeChat that asked, or by the number it gave. */
async function repsAmong(world: World, asked: readonly StoreApplication[]): Promise<RepOf> {
  const ids = asked.map(({ identityId }) => identityId);
  const numbers = asked.map(({ ownerPhone }) => phoneNumberId(world, ownerPhone));
  const people = await world.db.find(identities, { where: { _id: { in: ids } }, limit: SHOWN });
  const known = await world.db.find(phoneNumbers, { where: { _id: { in: numbers } }, limit: SHOWN });
  const grants = new Map([...people, ...known].map((each) => [each._id, each.grants]));
  const repIn = (id: string) => grants.get(id)?.find(({ role }) => role === 'rep')?.name;
  return ({ identityId, ownerPhone }) => repIn(identityId) ?? repIn(phoneNumberId(world, ownerPhone));
}

export async function doorPhoto(world: World, { applicationId }: ParsedInput<Calls['doorPhoto']>) {
  const { shop } = await applicationOf(world, applicationId);
  return { link: await world.files.link(shop.doorPhoto) };
}

/** A store, its page, its accounts and its owner, or none of them. */
export async function approveStore(
  world: World & Opening,
  { applicationId, tier, supply }: ParsedInput<Calls['approveStore']>,
  { personId: by }: Seat,
): Promise<Output<Calls['approveStore']>> {
  const found = await applicationOf(world, applicationId);
  const choice = { tier, supply };
  if (isDecided(found, by, choice)) return shownApplication(found);
  const openings = await world.db.get(storeOpenings, ALL);
  const known = await knownStore(world, found.shop);
  return world.db.transaction(async (tx) => {
    const current = await sameIn(tx, found);
    if (isDecided(current, by, choice)) return shownApplication(current);
    if (known) return refuse('store_known', { name: known.name, hasOwner: known.bound });
    await countOpening(tx, openings?.opened ?? 0);
    await openStore(world, tx, current, choice);
    return decide(tx, current, { state: 'approved', decided: { by, at: world.now(), ...choice } });
  });
}

export async function declineStore(
  world: World,
  { applicationId, reason }: ParsedInput<Calls['declineStore']>,
  { personId: by }: Seat,
): Promise<Output<Calls['declineStore']>> {
  const found = await applicationOf(world, applicationId);
  return world.db.transaction(async (tx) => {
    const current = await sameIn(tx, found);
    if (isDecided(current, by, { reason })) return shownApplication(current);
    return decide(tx, current, { state: 'declined', decided: { by, at: world.now(), reason } });
  });
}

/** A person's next application stands in the same place; nobody decides about one they have not seen. */
async function sameIn(tx: Transaction, { _id, applicationId, state }: Kept<StoreApplication>) {
  const current = await tx.get(storeApplications, _id);
  return current?.applicationId === applicationId ? current : refuse('application_moved_on', { state });
}

/** True for the same word of the same person said again; anything else that comes after a word is refused. */
function isDecided({ state, decided }: StoreApplication, by: string, choice: object): boolean {
  if (!decided) return false;
  const { by: first, at: _, ...said } = decided;
  return (
    (first === by && isDeepStrictEqual({ ...said }, choice)) || refuse('application_moved_on', { state })
  );
}

async function countOpening(tx: Transaction, seen: number): Promise<void> {
  const known = await tx.get(storeOpenings, ALL);
  if ((known?.opened ?? 0) !== seen) return refuse('busy', {});
  if (known) await tx.update(storeOpenings, ALL, { set: { opened: seen + 1 } });
  else await tx.add(storeOpenings, ALL, { opened: 1 });
}

async function openStore(
  world: World & Opening,
  tx: Transaction,
  { storeId, shop, ownerPhone, personId, identityId }: StoreApplication,
  choice: Pick<Store, 'tier' | 'supply'>,
): Promise<void> {
  const store: Store = {
    ...shop,
    storeId,
    ownerPhone,
    ...choice,
    cell: cellOf(shop),
    reps: [],
    bound: true,
  };
  await tx.add(stores, storeId, store);
  await world.openPages(tx, store);
  await addGrant(tx, identityId, { role: 'owner', at: storeId, name: shop.name });
  const owner = {
    personId,
    identityId,
    role: 'owner' as const,
    since: world.now(),
    isInvited: false,
  };
  await tx.add(storePeople, storeId, { storeId, storeName: shop.name, people: [owner] });
}

async function decide(
  tx: Transaction,
  { _id, ...application }: Kept<StoreApplication>,
  decision: { state: StoreApplication['state']; decided: Decided },
) {
  const { state, decided } = decision;
  await tx.update(storeApplications, _id, { set: { state, decided } });
  await leaveNews(tx, { ...application, ...decision });
  return shownApplication({ ...application, ...decision });
}

/** Told to the person, wherever that person sits now; the store that was asked for may never be. */
async function leaveNews(
  tx: Transaction,
  { applicationId, personId, shop, decided }: StoreApplication & { decided: Decided },
): Promise<void> {
  const { at, reason } = decided;
  const news: News =
    reason === undefined
      ? { kind: 'store_opened', name: shop.name }
      : { kind: 'store_declined', name: shop.name, reason };
  await tx.add(facts, `application:${applicationId}`, {
    kind: 'application',
    at,
    about: { personId, news },
    pending: ['tellStore'],
    failures: 0,
  });
}

import * as z from 'zod';
import { RealName } from '#contracts/real-name';
import { type Instant, PersonId } from '#contracts/vocabulary';
import { namePayee } from '../money/payout/payee';
import type { PayoutTerms } from '../money/payout/payout-terms';
import type { Collection, Safe, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import { isIdNumber } from './rules/id-number';
import { maskedIdNumber, maskedName } from './rules/mask';

const RealNameDocument = z.object({
  personId: PersonId,
  /** Masked, but for what is sealed; nothing once it was erased. */
  onFile: RealName.extend({ sealed: z.string() }).optional(),
});

/** `_id` is the person's id. In clear there is only what its person may see; the rest opens with a key that one function holds. */
export const realNames: Collection<z.infer<typeof RealNameDocument>> = {
  name: 'real_names',
  version: 1,
  schema: RealNameDocument,
  indexes: [],
};

const LegalIdentity = z.object({ name: z.string(), idNumber: z.string().optional() });
export type LegalIdentity = z.infer<typeof LegalIdentity>;

/** What the door that holds the key gives. */
export type NamedWorld = Pick<World, 'db' | 'now'> & { safe: Safe; terms: Pick<PayoutTerms, 'withholding'> };

/** What is on file. A number is asked for only where tax is withheld and has to be declared. */
export async function realName(world: NamedWorld, _: object, { personId }: Seat) {
  const onFile = (await world.db.get(realNames, personId))?.onFile;
  return { ...(onFile && { realName: RealName.parse(onFile) }), needsIdNumber: needsIdNumber(world) };
}

/** Given by its person, as often as it has to be put right. A bill under way goes on with the name it was made with. */
export async function giveRealName(
  world: NamedWorld,
  { name, idNumber }: { name: string; idNumber?: string | undefined },
  { personId }: Seat,
): Promise<RealName> {
  const identity = needsIdNumber(world) ? { name, idNumber: provenNumber(idNumber) } : { name };
  const onFile = onFileOf(world, personId, identity);
  await world.db.transaction(async (tx) => {
    if (await tx.get(realNames, personId)) await tx.update(realNames, personId, { set: { onFile } });
    else await tx.add(realNames, personId, { personId, onFile });
    await namePayee(tx, personId, true);
  });
  return RealName.parse(onFile);
}

const needsIdNumber = ({ terms }: NamedWorld) => terms.withholding !== 'none';

const provenNumber = (idNumber: string | undefined) =>
  idNumber !== undefined && isIdNumber(idNumber) ? idNumber : refuse('id_number_wrong', {});

function onFileOf({ safe, now }: NamedWorld, personId: PersonId, identity: LegalIdentity) {
  return {
    name: maskedName(identity.name),
    ...(identity.idNumber && { idNumber: maskedIdNumber(identity.idNumber) }),
    givenAt: now() as Instant,
    sealed: safe.close(personId, JSON.stringify(identity)),
  };
}

/** Taken back as easily as it was given: then large sums wait until it is given again. */
export async function eraseRealName(world: Pick<World, 'db'>, _: object, { personId }: Seat) {
  await world.db.transaction(async (tx) => {
    if (!(await tx.get(realNames, personId))) return;
    await tx.update(realNames, personId, { unset: ['onFile'] });
    await namePayee(tx, personId, false);
  });
  return {};
}

/** In clear, for a bill that names its payee. */
export async function legalNameOf(
  world: Pick<NamedWorld, 'db' | 'safe'>,
  personId: PersonId,
): Promise<string | undefined> {
  return (await legalIdentities(world, [personId])).get(personId)?.name;
}

/** In clear, for a declaration; whoever gave none is missing. */
export async function legalIdentities(
  world: Pick<NamedWorld, 'db' | 'safe'>,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, LegalIdentity>> {
  const found = await world.db.find(realNames, {
    where: { _id: { in: personIds } },
    limit: personIds.length,
  });
  return new Map(
    found.flatMap(({ personId, onFile }) =>
      onFile ? [[personId, LegalIdentity.parse(JSON.parse(world.safe.open(personId, onFile.sealed)))]] : [],
    ),
  );
}

import * as z from 'zod';
import { type TaxFile, TaxFileKind } from '#contracts/tax';
import { FileId, Instant, Month, PersonId } from '#contracts/vocabulary';
import { indexed } from '../../platform/indexed';
import { pages } from '../../platform/pages';
import type { Collection, World } from '../../platform/ports';
import type { Seat } from '../../platform/serve';
import { note } from '../control/audit';
import { type Payee, payees } from '../payout/payee';
import type { PayoutTerms } from '../payout/payout-terms';
import { csvOf } from '../rules/csv';
import { isLabour } from '../rules/nature';
import { incomeOf } from '../rules/tax-months';
import { platformTable, quarterOf, type Row, type Taxpayer, withholdingTable } from '../rules/tax-table';
import { type PaidBill, paidBillsOf, payoutsTable } from './paid-bills';

const TaxFileDocument = z.object({
  kind: TaxFileKind,
  month: Month,
  rows: z.number().int(),
  by: PersonId,
  at: Instant,
  /** Until it is removed; then nothing is left of the clear names. */
  file: FileId.optional(),
  removeAt: Instant.optional(),
});

/** Every file that was taken out, by whom and when. */
export const taxFiles: Collection<z.infer<typeof TaxFileDocument>> = {
  name: 'tax_files',
  version: 1,
  schema: TaxFileDocument,
  indexes: [indexed('by_removal', 'removeAt')],
};

type LegalIdentity = { name: string; idNumber?: string | undefined };
export type TaxWorld = Pick<World, 'db' | 'files' | 'now' | 'newId'> & {
  terms: Pick<PayoutTerms, 'withholding' | 'routes'>;
  /** In clear, for a declaration and nothing else; who gave none is missing. */
  identitiesOf: (personIds: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, LegalIdentity>>;
};

type Wanted = { kind: TaxFileKind; month: Month; why: string };

const KEPT_FOR_MS = 10 * 60_000;

/** Made anew each time, for the books may have moved; what was taken, by whom and why is kept, the file itself is not. */
export async function taxFile(world: TaxWorld, { kind, month, why }: Wanted, seat: Seat): Promise<TaxFile> {
  const table = await tables[kind](world, month);
  const [id, at, rows] = [world.newId(), world.now(), table.length - 1];
  const removeAt = (at + KEPT_FOR_MS) as Instant;
  const file = FileId.parse(await world.files.write(`tax/${id}.csv`, Buffer.from(csvOf(table))));
  await world.db.transaction(async (tx) => {
    await tx.add(taxFiles, id, { kind, month, rows, by: seat.personId, at, file, removeAt });
    await note(tx, { what: 'export', of: `tax:${month}`, why, after: { kind, rows } }, seat, at);
  });
  return { url: await world.files.link(file), rows, goodUntil: removeAt };
}

const tables: Record<TaxFileKind, (world: TaxWorld, month: Month) => Promise<Row[]>> = {
  withholding: async (world, month) =>
    withholdingTable(world.terms.withholding, month, await taxpayers(world, [month])),
  platform: async (world, month) => {
    const quarter = quarterOf(month);
    const paid = await Promise.all(quarter.map((each) => paidBillsOf(world, each)));
    return platformTable(quarter, await taxpayers(world, quarter), countsOf(paid.flat()));
  },
  payouts: async (world, month) => payoutsTable(await paidBillsOf(world, month), world.terms.routes),
};

const NAMED_AT_ONCE = 200;

/** Whoever was paid in one of the months, each once. */
async function taxpayers(world: TaxWorld, months: readonly Month[]): Promise<Taxpayer[]> {
  const found = new Map<string, Taxpayer>();
  for (const month of months) {
    for await (const page of pages(world, payees, { 'months.month': month }, NAMED_AT_ONCE)) {
      const paid = page.filter((payee) => incomeOf(payee.months, month).paid.gross > 0);
      for (const taxpayer of await named(world, paid)) found.set(taxpayer.personId, taxpayer);
    }
  }
  return [...found.values()];
}

async function named(world: TaxWorld, paid: readonly Payee[]): Promise<Taxpayer[]> {
  if (paid.length === 0) return [];
  const identities = await world.identitiesOf(paid.map(({ personId }) => personId));
  return paid.map(({ personId, months }) => {
    const { name = '', idNumber = '' } = identities.get(personId) ?? {};
    return { personId, name, idNumber, months };
  });
}

function countsOf(paid: readonly PaidBill[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { personId } of paid.filter(({ nature }) => isLabour(nature)))
    counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return counts;
}

const MOST_A_TICK = 20;

/** Under the clock: clear names lie about no longer than the link to them works. */
export async function removeTaxFiles(world: Pick<World, 'db' | 'files' | 'now'>): Promise<number> {
  const over = await world.db.find(taxFiles, {
    where: { removeAt: { lte: world.now() } },
    limit: MOST_A_TICK,
  });
  for (const { _id, file } of over) {
    if (file) await world.files.remove(file);
    await world.db.updateIf(taxFiles, _id, {}, { unset: ['file', 'removeAt'] });
  }
  return over.length;
}

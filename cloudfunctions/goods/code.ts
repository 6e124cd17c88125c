import type { BatchId } from '#contracts/vocabulary';
import type { Kept, World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import { type Batch, batches } from './batch';
import { type Code, capsOfCase, codeText, readCode } from './rules/code';

export const readScanned = (world: Pick<World, 'seal'>, scanned: string) => readCode(scanned, keyOf(world));

export const textOf = (world: Pick<World, 'seal'>, code: Code) => codeText(code, keyOf(world));

/** The batch a code names, as the brand registered it; a number beyond the batch was never printed. */
export async function batchOf(world: Pick<World, 'db'>, serial: number): Promise<Kept<Batch> | undefined> {
  const [batch] = await world.db.find(batches, { where: { serial }, limit: 1 });
  return batch;
}

/** One case's codes, to print. */
export async function codes(world: World, { batchId, caseNumber }: { batchId: BatchId; caseNumber: number }) {
  const batch = await world.db.get(batches, batchId);
  if (!batch || caseNumber >= batch.cases) return refuse('not_yours', {});
  const { serial, caseSize } = batch;
  return {
    caseCode: textOf(world, { serial, kind: 'case', number: caseNumber }),
    caps: capsOfCase(caseNumber, caseSize).map((number) => textOf(world, { serial, kind: 'cap', number })),
  };
}

const keyOf = (world: Pick<World, 'seal'>) => (text: string) => world.seal('code', text);

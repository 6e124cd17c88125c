import type { Output } from '#contracts/call';
import type { StoreApi } from '#contracts/store';
import type { StoreId } from '#contracts/vocabulary';
import { countTry, triesAreUsedUp } from '../people/tries';
import type { World } from '../platform/ports';
import { refuse } from '../platform/refusal';
import type { Seat } from '../platform/serve';
import type { Batch } from './batch';
import { caseId, cases } from './case';
import { batchOf, readScanned } from './code';
import { countSoldBefore } from './sell-through';
import { shelves } from './shelf';

type CaseScanResult = Output<StoreApi['scanCase']>;

/** At receipt: the case belongs to the first store that scans it; of another's, only when is told. */
export async function scanCase(
  world: World,
  { storeId, code }: { storeId: StoreId; code: string },
  seat: Seat,
): Promise<CaseScanResult> {
  const read = readScanned(world, code);
  if (typeof read === 'string') {
    if (read === 'not_ours' && !(await countTry(world, 'case_code', seat.personId)))
      return refuse('busy', {});
    return { result: read };
  }
  if (read.kind === 'cap') return { result: 'cap_code' };
  if (await triesAreUsedUp(world, 'case_code', seat.personId)) return refuse('busy', {});
  const batch = await batchOf(world, read.serial);
  if (!batch || read.number >= batch.cases) return { result: 'not_recognised' };
  return receive(world, storeId, batch, read.number);
}

function receive(world: World, storeId: StoreId, batch: Batch, caseNumber: number): Promise<CaseScanResult> {
  const { batchId, gtin, productName: name, caseSize: bottles, bestBefore } = batch;
  const id = caseId(batchId, caseNumber);
  const at = world.now();
  return world.db.transaction(async (tx) => {
    const known = await tx.get(cases, id);
    if (known?.received?.storeId === storeId) return { result: 'received', name, bottles, again: true };
    if (known?.received) return { result: 'elsewhere', at: known.received.at };
    const received = { storeId, at };
    if (known) {
      await tx.update(cases, id, { set: { received } });
      await countSoldBefore(tx, storeId, known, at);
    } else {
      await tx.add(cases, id, { batchId, caseNumber, gtin, received, caps: {} });
    }
    await tx.update(shelves, storeId, { inc: { [`lots.${gtin}.${bestBefore}`]: bottles } });
    return { result: 'received', name, bottles, again: false };
  });
}

import { everything } from '../../money/invariants/everything';
import { type Posted, postedBy } from '../../money/invariants/posted';
import { type EntryDocument, entries } from '../../money/ledger/ledger';
import { fen } from '../../money/rules/fen';
import { accountKey } from '../../money/rules/posting';
import type { Kept, World } from '../../platform/ports';
import { balanceOf } from '../rules/rebate/purse';
import { summed } from '../rules/rebate/statement';
import { recordOf } from './keep-statements';
import { type Rebate, rebates } from './rebate';

/**
 * What must be true of every rebate; each line is one breach. A statement is what its lines and its rule say, every
 * line that moved something is booked, and a purse holds what the ledger says.
 */
export async function brokenRebates(world: Pick<World, 'db'>): Promise<string[]> {
  const kept = await everything(world, rebates);
  const booked = new Map((await everything(world, entries)).map((entry) => [entry._id, entry]));
  const held = postedBy([...booked.values()]);
  return [
    ...kept.flatMap((rebate) => brokenStatement(rebate, booked)),
    ...kept.flatMap((rebate) => brokenPurse(rebate, held)),
  ];
}

function brokenStatement(
  { _id, statement }: Kept<Rebate>,
  booked: ReadonlyMap<string, Kept<EntryDocument>>,
): string[] {
  if (!statement) return [];
  const moved = statement.lines.reduce((sum, { way, amount }) => sum + (way === 'in' ? amount : -amount), 0);
  const unbooked = statement.lines.filter(
    (line) =>
      line.amount > 0 && booked.get(`rebate:${_id}:${recordOf(line)}`)?.postings[0]?.amount !== line.amount,
  );
  return [
    ...(summed(statement).amount === statement.amount ? [] : [`rebate ${_id} is not what its rule pays`]),
    ...(moved === statement.amount ? [] : [`rebate ${_id} is not the sum of its lines`]),
    ...unbooked.map((line) => `rebate ${_id} has ${recordOf(line)} and the ledger does not`),
  ];
}

function brokenPurse({ _id, parts, ...says }: Kept<Rebate>, held: Posted): string[] {
  if (!parts) return [];
  const sums = balanceOf(parts);
  const { usable = fen(0), carried = fen(0) } = says;
  const isSummed = sums.usable === usable && sums.carried === carried;
  const books = held.get(accountKey(`store:${_id}:rebate`, 'CNY')) ?? 0;
  return [
    ...(isSummed ? [] : [`purse ${_id} is not the sum of its parts`]),
    ...(usable - carried === books ? [] : [`purse ${_id} says ${usable - carried} and the ledger ${books}`]),
  ];
}

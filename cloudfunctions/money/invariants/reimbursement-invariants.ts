import type { Kept, World } from '../../platform/ports';
import type { EntryDocument } from '../ledger/ledger';
import { type Reimbursement, reimbursementLines, reimbursements } from '../reimbursement/reimbursement';
import { accountKey, effectOf } from '../rules/posting';
import { isOffset, owedBy, settlingId, signed } from '../rules/reimbursement';
import { everything } from './everything';

type Entries = ReadonlyMap<string, Kept<EntryDocument>>;

/** What the brand owes its sellers is on statements, line by line, to the fen, and paid once both have signed. */
export async function brokenReimbursements(world: Pick<World, 'db'>, entries: Entries): Promise<string[]> {
  const statements = await everything(world, reimbursements);
  const lines = await everything(world, reimbursementLines);
  const statementIds = new Set(statements.map(({ _id }) => _id));
  const lineIds = new Set(
    lines.filter((line) => statementIds.has(line.reimbursementId)).map(({ _id }) => _id),
  );
  const offsets = [...entries.keys()].filter(isOffset);
  return [
    ...offsets.filter((id) => !lineIds.has(id)).map((id) => `${id} is owed to a seller and on no statement`),
    ...statements.flatMap((statement) => {
      const { _id, sellerId, state, signed: signatures } = statement;
      const owed = signed(statement);
      const own = lines.filter((line) => line.reimbursementId === _id);
      const posted = (id: string) => movedIn(entries.get(id), owedBy(sellerId));
      const settled = posted(settlingId(_id));
      const acts = signatures.map(({ act }) => act);
      const rules: [boolean, string][] = [
        [own.length === statement.lines, 'has another number of lines'],
        [own.reduce((sum, line) => sum + signed(line), 0) === owed, 'is not the sum of its lines'],
        [own.every((line) => posted(line.entryId) === signed(line)), 'has a line that was never posted'],
        [settled === (state === 'settled' ? -owed : 0), `is ${state} and the ledger says otherwise`],
        [!['approved', 'settled'].includes(state) || isSigned(acts), 'was not signed by both sides'],
        [state !== 'settled' || isByTwo(signatures), 'was approved and settled by one person'],
      ];
      return rules.filter(([holds]) => !holds).map(([, breach]) => `statement ${_id} ${breach}`);
    }),
  ];
}

const isSigned = (acts: readonly string[]) => {
  const last = acts.slice(acts.lastIndexOf('agree'));
  return last[0] === 'agree' && last[1] === 'approve';
};

/** Who approved it is not who said that it was paid. */
const isByTwo = (signed: Reimbursement['signed']) => signed.at(-1)?.by !== signed.at(-2)?.by;

const movedIn = (entry: Kept<EntryDocument> | undefined, account: string) =>
  effectOf(entry?.postings ?? []).get(accountKey(account, 'CNY')) ?? 0;

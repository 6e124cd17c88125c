import type { World } from '../../platform/ports';
import { brokenAccounts } from './account-invariants';
import { type Books, readBooks } from './books';
import { brokenPayments } from './payment-invariants';
import { brokenPayouts } from './payout-invariants';
import { brokenReimbursements } from './reimbursement-invariants';
import { brokenTax } from './tax-invariants';

/** What must be true of the money at every moment; each line is one breach. Reads everything, so it is a command and a test; the night watches over what moved. */
export async function brokenBooks(world: Pick<World, 'db'>): Promise<string[]> {
  const books = await readBooks(world);
  return [
    ...brokenAccounts(books),
    ...brokenPayouts(books),
    ...brokenEarnings(books),
    ...brokenTax(books),
    ...(await brokenPayments(world, books.entries)),
    ...(await brokenReimbursements(world, books.entries)),
  ];
}

/** What was earned can be read, what can be read was earned, and both say how much. */
function brokenEarnings({ entries: kept, earnings: read }: Books): string[] {
  const posted = [...kept.values()].filter(({ _id }) => _id.startsWith('earn:'));
  const differs = posted.filter(({ _id, postings: [posting] }) => {
    const earning = read.get(_id);
    return earning && earning.amount !== posting?.amount;
  });
  return [
    ...posted
      .filter(({ _id }) => !read.has(_id))
      .map(({ _id }) => `${_id} was posted and nobody can read it`),
    ...[...read.keys()].filter((id) => !kept.has(id)).map((id) => `${id} can be read and was never posted`),
    ...differs.map(({ _id }) => `${_id} is read as another amount than was posted`),
  ];
}

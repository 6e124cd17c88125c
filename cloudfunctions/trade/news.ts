import { facts } from '../facts/fact';
import type { Change, Transaction } from '../platform/ports';

/** The facts by which the trade tells what came, and what went back. */
export const receiptFactId = (orderId: string) => `receipt:${orderId}`;
export const returnFactId = (returnId: string) => `return:${returnId}`;

/** A receipt that is not what it was: these hear of it once more. */
export async function askAgain(
  tx: Transaction,
  orderId: string,
  reactions: readonly string[],
  set: Change['set'] = {},
): Promise<void> {
  const fact = await tx.get(facts, receiptFactId(orderId));
  if (!fact) throw new Error(`Nobody was told of the receipt of ${orderId}.`);
  const pending = [...new Set([...fact.pending, ...reactions])];
  await tx.update(facts, fact._id, { set: { ...set, pending } });
}

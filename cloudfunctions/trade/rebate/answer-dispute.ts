import type { BrandApi } from '#contracts/brand';
import type { Output, ParsedInput } from '#contracts/call';
import { shelves } from '../../goods/shelf';
import type { World } from '../../platform/ports';
import { refuse } from '../../platform/refusal';
import { headOf } from '../../time/page';
import { withLine } from '../rules/rebate/statement';
import { keepStatements } from './keep-statements';
import { rebateIdOf, rebates } from './rebate';

const SHOWN = 100;

/** What stores wait to hear, the longest overdue first. */
export async function rebateDisputes(world: World): Promise<Output<BrandApi['rebateDisputes']>> {
  const { rows, more } = await headOf(world, rebates, {
    where: { answerDueAt: { gt: 0 } },
    orderBy: [['answerDueAt', 'asc']],
    limit: SHOWN,
  });
  const disputes = rows.flatMap(({ storeId, storeName = '', statement, disputes }) => {
    const dispute = disputes?.find(({ answer }) => !answer);
    return statement && dispute
      ? [{ storeId, storeName, statement, dispute, isLate: world.now() > dispute.dueAt }]
      : [];
  });
  return { disputes, more };
}

/** With a reason, or with a correction: a line of its own beside what was written, booked like every other. */
export function answerRebateDispute(
  world: World,
  asked: ParsedInput<BrandApi['answerRebateDispute']>,
): Promise<Output<BrandApi['answerRebateDispute']>> {
  const { storeId, month, policyId, disputeId, remark, correction } = asked;
  const id = rebateIdOf(storeId, month, policyId);
  return world.db.transaction(async (tx) => {
    const kept = await tx.get(rebates, id);
    const shelf = kept && (await tx.get(shelves, storeId));
    const dispute = kept?.disputes?.find((each) => each.disputeId === disputeId);
    if (!kept?.statement || !kept.disputes || !shelf || !dispute) return refuse('not_yours', {});
    if (dispute.answer) return refuse('dispute_answered', {});
    const at = world.now();
    if (correction) {
      const { statement } = kept;
      const isTooMuch = correction.way === 'out' && correction.amount > statement.amount;
      // Who fronts what is added is known by whose goods were counted.
      const isNobodys = correction.way === 'in' && !statement.lines.some(({ kind }) => kind === 'receipt');
      if (isTooMuch || isNobodys) return refuse('bad_input', { fields: ['correction'] });
      const line = { kind: 'correction' as const, disputeId, remark, by: correction, at };
      await keepStatements(tx, { shelf, at }, [{ kept, after: withLine(statement, line) }]);
    }
    const answered = { ...dispute, answer: { at, remark, ...(correction && { correction }) } };
    const disputes = kept.disputes.map((each) => (each.disputeId === disputeId ? answered : each));
    await tx.update(rebates, id, { set: { disputes }, unset: ['answerDueAt'] });
    return answered;
  });
}

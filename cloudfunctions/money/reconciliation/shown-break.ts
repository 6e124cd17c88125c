import type * as z from 'zod';
import type { ShownBreak } from '#contracts/reconciliation';
import { sayBreak } from '../rules/reconciliation/break';
import type { Break } from './break';

/** A break as a bookkeeper reads it: in one sentence, and with both sides behind it. */
export function shownBreak(found: Break): z.infer<typeof ShownBreak> {
  const { breakId, day, mchid, account, kind, state, beyond, row, booked } = found;
  const { wechatSays, explainedBy, proposal, decided } = found;
  return {
    breakId,
    day,
    mchid,
    account,
    kind,
    state,
    beyond,
    decided,
    says: sayBreak(found),
    ...(row && { row }),
    ...(booked && { booked }),
    ...(wechatSays && { wechatSays }),
    ...(explainedBy && { explainedBy }),
    ...(proposal && { proposal }),
  };
}

import * as z from 'zod';
import { Audit } from './audit';
import { Why } from './proposal';
import { Account, AssetName, Statement, WholeEntry } from './statement';
import { Fen, Instant, PersonId, WithdrawalId } from './vocabulary';

/** What can be frozen: a merchant number, a campaign, a person. */
export const SwitchId = z
  .string()
  .regex(/^(merchant:\d{8,12}|(task|person):[0-9A-Za-z_-]{1,48})$/)
  .brand<'SwitchId'>();
export type SwitchId = z.infer<typeof SwitchId>;

export const Switch = z.object({
  switchId: SwitchId,
  isFrozen: z.boolean(),
  /** Since when it stands so, by whom and why. */
  at: Instant,
  by: PersonId,
  why: z.string(),
});
export type Switch = z.infer<typeof Switch>;

/** A withdrawal above the threshold, with those who have approved it so far. */
export const WaitingApproval = z.object({
  withdrawalId: WithdrawalId,
  personId: PersonId,
  amount: Fen,
  askedAt: Instant,
  approvedBy: z.array(PersonId),
});
export type WaitingApproval = z.infer<typeof WaitingApproval>;

const decision = z.object({ withdrawalId: WithdrawalId, why: Why });
const turn = z.object({ switchId: SwitchId, why: Why });

/** What people of the brand may do to money, and what is remembered of it. */
export const controlCalls = {
  /** Stops a merchant number, a campaign or a person, at once and until it is taken back. */
  freeze: { by: ['operator'], input: turn, output: Switch, problems: [] },
  unfreeze: { by: ['operator'], input: turn, output: Switch, problems: [] },
  switches: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({ switches: z.array(Switch) }),
    problems: [],
  },
  /** Large wishes that wait for two people's yes. */
  waitingApprovals: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({ withdrawals: z.array(WaitingApproval) }),
    problems: [],
  },
  approve: {
    by: ['operator'],
    input: decision,
    output: WaitingApproval,
    problems: ['another_person_needed', 'already_decided'],
  },
  /** The money goes back to its person. */
  decline: {
    by: ['operator'],
    input: decision,
    output: WaitingApproval,
    problems: ['another_person_needed', 'already_decided'],
  },
  /** Who did what to which money, when and why; all of it, or one record's. */
  audits: {
    by: ['operator'],
    input: z.object({ of: z.string().min(1).max(120).optional(), before: Instant.optional() }),
    output: z.object({ audits: z.array(Audit), more: z.boolean() }),
    problems: [],
  },
  statement: {
    by: ['operator'],
    input: z.object({ account: Account, asset: AssetName.optional(), before: Instant.optional() }),
    output: Statement,
    problems: [],
  },
  entry: {
    by: ['operator'],
    input: z.object({ entryId: z.string().min(1).max(160) }),
    output: WholeEntry,
    problems: [],
  },
} as const;

import * as z from 'zod';
import { Instant, PersonId, StoreId } from './vocabulary';

const store = z.object({ storeId: StoreId });

/** A shop changes hands: nothing goes on its account and nothing of its purses is used until both owners or a seller agree. */
export const Transfer = z.object({
  since: Instant,
  /** Whoever takes it over has given a code; without, the old owner has begun it and nobody has come yet. */
  hasNewOwner: z.boolean(),
  /** How the caller stands in it. */
  youAre: z.enum(['from', 'to']),
});

export const StorePeople = z.object({
  people: z.array(
    z.object({
      personId: PersonId,
      role: z.enum(['owner', 'clerk']),
      /** What the owner calls them; the first owner came by a rep's code and has none. */
      name: z.string().optional(),
      since: Instant,
      isYou: z.boolean(),
      mayBeRemoved: z.boolean(),
    }),
  ),
  transfer: Transfer.optional(),
});
export type StorePeople = z.infer<typeof StorePeople>;

const code = z.object({ code: z.string(), goodUntil: Instant });

export const storePeopleCalls = {
  bindStore: {
    by: 'anyone',
    input: z.object({ code: z.string().regex(/^\d{6}$/) }),
    output: z.object({ storeId: StoreId, storeName: z.string(), role: z.enum(['owner', 'clerk']) }),
    problems: ['code_unknown', 'code_expired', 'code_used', 'own_store', 'transfer_open', 'people_full'],
  },
  people: { by: ['owner'], input: store, output: StorePeople, problems: [] },
  /** One use, ten minutes: whoever types it is a clerk, who sees no money, or an owner's second phone. */
  invite: {
    by: ['owner'],
    input: store.extend({ role: z.enum(['clerk', 'owner']), name: z.string().trim().min(1).max(20) }),
    output: code,
    problems: ['transfer_open', 'people_full', 'not_first_owner'],
  },
  removePerson: {
    by: ['owner'],
    input: store.extend({ personId: PersonId }),
    output: StorePeople,
    problems: ['transfer_open', 'not_first_owner'],
  },
  /** The old owner's yes: money stands still from now on, and whoever types the code is the new owner. */
  startTransfer: {
    by: ['owner'],
    input: store,
    output: code,
    problems: ['transfer_open', 'not_first_owner'],
  },
  /** The old owner's word on a new one, or a step back by either of them. */
  answerTransfer: {
    by: ['owner'],
    input: store.extend({ agree: z.boolean() }),
    output: StorePeople,
    problems: ['transfer_over'],
  },
} as const;

export const sellerPeopleCalls = {
  /** Shops of the seller's that change hands and wait for a word. */
  transfers: {
    by: ['seller'],
    input: z.object({}),
    output: z.object({
      transfers: z.array(store.extend({ storeName: z.string(), since: Instant, hasNewOwner: z.boolean() })),
      more: z.boolean(),
    }),
    problems: [],
  },
  settleTransfer: {
    by: ['seller'],
    input: store.extend({ agree: z.boolean() }),
    output: z.object({ settled: z.boolean() }),
    problems: ['transfer_over'],
  },
} as const;

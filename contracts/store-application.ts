import * as z from 'zod';
import { FileId, Instant, SellerId, StoreApplicationId, StoreId } from './vocabulary';

export const StoreApplicationState = z.enum(['asked', 'approved', 'declined']);
export type StoreApplicationState = z.infer<typeof StoreApplicationState>;

/** A shop that is in no list asks to be one of the brand's. */
export const StoreApplication = z.object({
  applicationId: StoreApplicationId,
  state: StoreApplicationState,
  name: z.string(),
  address: z.string(),
  askedAt: Instant,
  decidedAt: Instant.optional(),
  /** The store it has become. */
  openedAs: StoreId.optional(),
  /** Why not, in the words the applicant reads. */
  reason: z.string().optional(),
});
export type StoreApplication = z.infer<typeof StoreApplication>;

const ofBrand = z.object({ applicationId: StoreApplicationId });

export const storeApplicationCalls = {
  /** The number comes from WeChat's button; a repeat with the same id is the same application. */
  applyForStore: {
    by: 'anyone',
    input: z.object({
      applicationId: StoreApplicationId,
      name: z.string().trim().min(2).max(30),
      address: z.string().trim().min(4).max(80),
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      doorPhoto: FileId,
      /** 统一社会信用代码, or the fifteen figures of an old licence. */
      licence: z
        .string()
        .regex(/^([0-9A-Z]{18}|\d{15})$/)
        .optional(),
      phoneCode: z.string().min(1).max(128),
    }),
    output: StoreApplication,
    problems: ['store_known', 'application_open', 'application_differs', 'phone_unknown', 'photo_missing'],
  },
  /** How far it is; and where this person's photos are uploaded to, its slash included. */
  ownApplication: {
    by: 'anyone',
    input: z.object({}),
    output: z.object({ application: StoreApplication.optional(), folder: z.string() }),
    problems: [],
  },
} as const;

export const brandStoreApplicationCalls = {
  /** Those that wait for a word, the oldest first. */
  storeApplications: {
    by: ['operator'],
    input: z.object({}),
    output: z.object({
      applications: z.array(
        StoreApplication.extend({
          ownerPhone: z.string(),
          latitude: z.number(),
          longitude: z.number(),
          licence: z.string().optional(),
          /**
           * The rep who asks, by WeChat or by the number given. A rep may own a shop, never one it visits: the brand says
           * yes knowing it, and gives the shop to another rep.
           */
          byRep: z.string().optional(),
        }),
      ),
      more: z.boolean(),
    }),
    problems: [],
  },
  doorPhoto: { by: ['operator'], input: ofBrand, output: z.object({ link: z.string() }), problems: [] },
  /** The shop becomes a store of this level, supplied by these sellers, and whoever asked its owner. */
  approveStore: {
    by: ['operator'],
    input: ofBrand.extend({
      tier: z.string().trim().min(1).max(20),
      supply: z
        .array(z.object({ line: z.string().trim().min(1).max(20), sellerId: SellerId }))
        .min(1)
        .max(20),
    }),
    output: StoreApplication,
    problems: ['application_moved_on', 'store_known', 'supply_wrong'],
  },
  declineStore: {
    by: ['operator'],
    input: ofBrand.extend({ reason: z.string().trim().min(2).max(120) }),
    output: StoreApplication,
    problems: ['application_moved_on'],
  },
} as const;

import * as z from 'zod';

/** none: never asked for, or not offered. waiting: WeChat's page was not confirmed. active: bills arrive without a tap. */
export const AuthorizationState = z.enum(['none', 'waiting', 'active', 'closed']);
export type AuthorizationState = z.infer<typeof AuthorizationState>;

const Authorization = z.object({ isOffered: z.boolean(), state: AuthorizationState });

/** 免确认: a person allows WeChat once to take in what this brand pays, and may take it back. */
export const authorizationCalls = {
  authorization: { by: ['rep'], input: z.object({}), output: Authorization, problems: [] },
  authorize: {
    by: ['rep'],
    input: z.object({ clientCanConfirm: z.boolean() }),
    output: Authorization.extend({
      /** What wx.requestMerchantTransfer needs; only while WeChat waits for the person's yes. */
      confirm: z.object({ mchId: z.string(), appId: z.string(), package: z.string() }).optional(),
    }),
    problems: ['client_too_old', 'not_offered'],
  },
  endAuthorization: { by: ['rep'], input: z.object({}), output: Authorization, problems: [] },
} as const;

import * as z from 'zod';

/** WeChat's signed answer, enough to verify it again years later. */
export const Evidence = z.object({
  requestId: z.string(),
  serial: z.string(),
  timestamp: z.string(),
  nonce: z.string(),
  signature: z.string(),
  body: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

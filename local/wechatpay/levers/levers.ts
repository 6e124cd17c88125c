import { billLevers } from './bills';
import type { Reach } from './lever';
import { payeeLevers } from './payee';
import { payerLevers } from './payer';
import { worldLevers } from './world';

/** Everything a person, or the world, does to WeChat Pay from outside; plain JSON in and out. */
export const leversOf = (reach: Reach) => ({
  ...payeeLevers(reach),
  ...payerLevers(reach),
  ...billLevers(reach),
  ...worldLevers(reach),
});

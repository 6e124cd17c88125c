import type { Reach } from './lever';
import { payeeLevers } from './payee';
import { worldLevers } from './world';

/** Everything a person, or the world, does to WeChat Pay from outside; plain JSON in and out. */
export const leversOf = (reach: Reach) => ({ ...payeeLevers(reach), ...worldLevers(reach) });

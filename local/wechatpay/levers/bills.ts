import * as z from 'zod';
import { Alteration, alter, mendBills } from '../statement/alteration';
import { lever, type Reach } from './lever';

/** What may be wrong with a day's bill. */
export const billLevers = ({ desk }: Reach) => ({
  alterBill: lever(Alteration, (alteration) =>
    desk().store.atomically(() => alter(desk().store, alteration)),
  ),
  mendBills: lever(z.object({}), () => desk().store.atomically(() => mendBills(desk().store))),
});

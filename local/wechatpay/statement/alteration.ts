import * as z from 'zod';
import type { Store } from '../store';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const which = {
  mchid: z.string(),
  day,
  bill: z.enum(['OPERATION', 'BASIC', 'TRADE']),
};
/** The merchant's number on the row that is meant. */
const voucherNo = z.string();

/** How a day's bill may be wrong; only the bill is, never the money. */
export const Alteration = z.discriminatedUnion('how', [
  z.strictObject({ ...which, how: z.enum(['missing', 'doubled']), voucherNo }),
  z.strictObject({ ...which, how: z.literal('altered'), voucherNo, amountFen: z.int().positive() }),
  z.strictObject({
    ...which,
    how: z.literal('extra'),
    voucherNo,
    amountFen: z.int().positive(),
    direction: z.enum(['收入', '支出']).default('支出'),
    /** What the row calls its business. */
    type: z.string().default('商家转账'),
  }),
  /** There is no bill at all; or its last line does not fit its rows; or a balance does not follow from the one before. */
  z.strictObject({ ...which, how: z.enum(['absent', 'wrong_sum', 'broken_chain']) }),
]);
export type Alteration = z.output<typeof Alteration>;

export type Which = Pick<Alteration, 'mchid' | 'day' | 'bill'>;

const keyOf = ({ mchid, day, bill }: Which) => `alteration:${mchid}:${bill}:${day}:`;

export function alter(store: Store, alteration: Alteration): void {
  const before = store.list(keyOf(alteration)).length;
  store.put(`${keyOf(alteration)}${String(before).padStart(6, '0')}`, alteration);
}

/** In the order in which they were made. */
export const alterationsOf = (store: Store, which: Which) => store.list<Alteration>(keyOf(which));

export function mendBills(store: Store): void {
  for (const alteration of store.list<Alteration>('alteration:')) {
    const count = alterationsOf(store, alteration).length;
    for (let at = 0; at < count; at += 1) store.remove(`${keyOf(alteration)}${String(at).padStart(6, '0')}`);
  }
}

type Row = { voucherNo: string; amountFen: number };

type Extra = Extract<Alteration, { how: 'extra' }>;

/** The rows of the day as this bill tells them. */
export const altered = <Told extends Row>(
  rows: readonly Told[],
  alterations: readonly Alteration[],
  made: (extra: Extra) => Told,
): Told[] => alterations.reduce((kept, alteration) => applied(kept, alteration, made), [...rows]);

function applied<Told extends Row>(
  rows: Told[],
  alteration: Alteration,
  made: (extra: Extra) => Told,
): Told[] {
  switch (alteration.how) {
    case 'missing':
      return rows.filter((row) => row.voucherNo !== alteration.voucherNo);
    case 'doubled':
      return rows.flatMap((row) => (row.voucherNo === alteration.voucherNo ? [row, row] : [row]));
    case 'altered':
      return rows.map((row) =>
        row.voucherNo === alteration.voucherNo ? { ...row, amountFen: alteration.amountFen } : row,
      );
    case 'extra':
      return [...rows, made(alteration)];
    case 'absent':
    case 'wrong_sum':
    case 'broken_chain':
      return rows;
  }
}

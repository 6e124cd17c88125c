import * as z from 'zod';
import type { Store } from './store';

const Match = z.strictObject({ outBillNo: z.string().optional() });
const times = z.int().positive().default(1);
const call = z.enum(['create', 'query', 'cancel']);

/** What can go wrong, by rule: the next `times` calls or notifies that match meet it. */
export const Fault = z.union([
  z.strictObject({
    on: call,
    kind: z.enum([
      'drop_before',
      'drop_after',
      'error_before',
      'error_after',
      'rate_limited',
      'forged',
      'bad_signature',
      'stale',
      'unsigned',
    ]),
    match: Match.default({}),
    times,
  }),
  /** Real milliseconds: the caller's patience is real too. */
  z.strictObject({
    on: call,
    kind: z.literal('delay'),
    ms: z.int().positive(),
    match: Match.default({}),
    times,
  }),
  z.strictObject({
    on: z.literal('notify'),
    kind: z.enum(['never', 'twice']),
    match: Match.default({}),
    times,
  }),
  z.strictObject({
    on: z.literal('notify'),
    kind: z.literal('late'),
    ms: z.int().positive(),
    match: Match.default({}),
    times,
  }),
]);
export type Fault = z.output<typeof Fault>;
export type CallFault = Exclude<Fault, { on: 'notify' }>;
export type NotifyFault = Extract<Fault, { on: 'notify' }>;

type Kept = { at: number; fault: Fault };
const faultKey = (at: number) => `fault:${at}`;

export function addFault(store: Store, input: z.input<typeof Fault>): void {
  const at = store.list<Kept>('fault:').reduce((latest, kept) => Math.max(latest, kept.at + 1), 0);
  store.put(faultKey(at), { at, fault: Fault.parse(input) });
}

export function clearFaults(store: Store): void {
  for (const { at } of store.list<Kept>('fault:')) store.remove(faultKey(at));
}

/** The oldest rule that matches is used up by one. */
export function takeFault<On extends Fault['on']>(store: Store, on: On, outBillNo: string | undefined) {
  const kept = store
    .list<Kept>('fault:')
    .filter(({ fault }) => fault.on === on && isMeant(fault, outBillNo))
    .toSorted((a, b) => a.at - b.at)[0];
  if (!kept) return undefined;
  const left = kept.fault.times - 1;
  if (left > 0) store.put(faultKey(kept.at), { ...kept, fault: { ...kept.fault, times: left } });
  else store.remove(faultKey(kept.at));
  return kept.fault as Extract<Fault, { on: On }>;
}

const isMeant = ({ match }: Fault, outBillNo: string | undefined) =>
  match.outBillNo === undefined || match.outBillNo === outBillNo;

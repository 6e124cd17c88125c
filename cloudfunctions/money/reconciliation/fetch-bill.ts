import { createHash } from 'node:crypto';
import type { Day } from '#contracts/vocabulary';
import type { World } from '../../platform/ports';
import type { WechatPay } from '../../platform/wechatpay/port';
import { type Bill, fundFlowOf } from '../rules/reconciliation/fund-flow';
import { tradeBillOf } from '../rules/reconciliation/trade-bill';
import type { BillPlace } from './bookings';

export type FetchWorld = Pick<World, 'files'> & { pay: Pick<WechatPay, 'fetchBill'> };

type Fetched = { kind: 'bill'; bill: Bill; file: string; sha256: string } | { kind: 'absent'; why: string };

/** The day's bill, its text kept as it came before anything is read from it: WeChat gives it for three months only. */
export async function fetchBill(world: FetchWorld, place: BillPlace, day: Day): Promise<Fetched> {
  const told = await world.pay.fetchBill({ mchid: place.mchid, day, bill: place.account });
  if (told.kind === 'refused') return { kind: 'absent', why: told.code };
  if (told.kind === 'unknown') return { kind: 'absent', why: told.why };
  const bytes = Buffer.from(told.text);
  const file = await world.files.write(billPath(place, day), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { kind: 'bill', bill: billOf(told.text, place, day), file, sha256 };
}

const billPath = ({ mchid, account }: BillPlace, day: Day) => `bills/${mchid}/${account}/${day}.csv`;

export const billOf = (text: string, { account }: BillPlace, day: Day): Bill =>
  account === 'TRADE' ? tradeBillOf(text, day) : fundFlowOf(text, day);

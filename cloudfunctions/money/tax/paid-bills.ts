import type { Instant, Month } from '#contracts/vocabulary';
import { pages } from '../../platform/pages';
import type { World } from '../../platform/ports';
import { numberAtWechat } from '../../platform/wechatpay/evidence';
import { dayOf, minuteOfDay } from '../../time/rules/day';
import type { Bill } from '../payout/bill';
import type { PayoutRoute } from '../payout/payout-terms';
import { type Withdrawal, withdrawals } from '../payout/withdrawal';
import { yuanOf } from '../rules/csv';
import { routeNamed } from '../rules/route';
import type { Row } from '../rules/tax-table';

export type PaidBill = Pick<Withdrawal, 'personId' | 'nature' | 'route' | 'sceneId'> & { bill: Bill };

/** Every bill that was paid on the account of a month, page by page: for a file, never for a screen. */
export async function paidBillsOf(world: Pick<World, 'db'>, month: Month): Promise<PaidBill[]> {
  const paid: PaidBill[] = [];
  for await (const page of pages(world, withdrawals, { month })) {
    for (const { personId, nature, route, sceneId, ended, payout } of page) {
      const bills = [...ended, payout].filter(({ state }) => state === 'paid');
      paid.push(...bills.map((bill) => ({ personId, nature, route, sceneId, bill })));
    }
  }
  return paid;
}

type Route = Pick<PayoutRoute, 'name' | 'reportInfos'>;

/** 场景核查: what went out under which scene, with the words that were reported to WeChat for it. */
export function payoutsTable(paid: readonly PaidBill[], routes: readonly Route[]): Row[] {
  const head = '转账场景,报备信息,商户号,商户单号,微信单号,到账时间,人员编号,性质,税前,代扣,到账';
  const rows = paid.map(({ personId, nature, route, sceneId, bill }): Row => {
    const reported = routeNamed(routes, route)?.reportInfos ?? [];
    const words = reported.map(({ type, content }) => `${type}:${content}`).join(' ');
    const { frozen, outBillNo, endedAt, gross, withheld, amount, evidence } = bill;
    const [atWechat = ''] = evidence ? numberAtWechat(evidence) : [];
    const when = endedAt === undefined ? '' : momentOf(endedAt);
    return [
      ...[sceneId, words, frozen?.mchid ?? '', outBillNo, atWechat, when, personId, nature],
      ...[yuanOf(gross), yuanOf(withheld), yuanOf(amount)],
    ];
  });
  return [head.split(','), ...rows];
}

function momentOf(at: Instant): string {
  const minute = minuteOfDay(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${dayOf(at)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

import { type AccountType, accountOf, type Movement, movementsOf } from '../account';
import type { Store } from '../store';
import { chinaDay } from '../wire';
import { alterationsOf, altered } from './alteration';
import { file, line, moment, yuan } from './yuan';

const HEAD =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const SUM_HEAD = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';

type Which = { mchid: string; day: string; bill: AccountType };

/** 资金账单: every completed movement of one account on one day; what is only frozen is not there. */
export function fundFlow(store: Store, which: Which): string | undefined {
  const { mchid, bill, day } = which;
  const all = movementsOf(store, mchid, bill);
  const alterations = alterationsOf(store, which);
  const has = (how: string) => alterations.some((alteration) => alteration.how === how);
  const rows = altered(
    all.filter(({ at }) => chinaDay(at) === day),
    alterations,
    (extra) => ({
      mchid,
      account: bill,
      at: Date.parse(`${day}T12:00:00+08:00`),
      flowNo: `extra${extra.voucherNo}`,
      businessNo: `extra${extra.voucherNo}`,
      voucherNo: extra.voucherNo,
      name: extra.type,
      type: extra.type,
      direction: extra.direction,
      amountFen: extra.amountFen,
      note: '',
    }),
  );
  if (has('absent') || rows.length === 0) return undefined;
  const before = all.filter(({ at }) => chinaDay(at) < day);
  const openingFen = accountOf(store, mchid, bill).openingFen + total(before);
  return file({
    head: HEAD,
    rows: rows.map((row, at) => {
      const isBroken = has('broken_chain') && at === rows.length - 1;
      return told(row, openingFen + total(rows.slice(0, at + 1)) + (isBroken ? 1 : 0));
    }),
    sumHead: SUM_HEAD,
    sum: summary(has('wrong_sum') ? rows.slice(1) : rows),
  });
}

const signed = ({ direction, amountFen }: Movement) => (direction === '收入' ? amountFen : -amountFen);
const total = (movements: readonly Movement[]) => movements.reduce((sum, one) => sum + signed(one), 0);

const told = (row: Movement, balanceFen: number) =>
  line([
    moment(row.at),
    row.businessNo,
    row.flowNo,
    row.name,
    row.type,
    row.direction,
    yuan(row.amountFen),
    yuan(balanceFen),
    `${row.mchid}API`,
    row.note,
    row.voucherNo,
  ]);

function summary(rows: readonly Movement[]): string {
  const came = rows.filter(({ direction }) => direction === '收入');
  const went = rows.filter(({ direction }) => direction === '支出');
  return line([rows.length, came.length, yuan(total(came)), went.length, yuan(-total(went))]);
}

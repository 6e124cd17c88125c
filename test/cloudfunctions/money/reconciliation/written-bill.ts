import type { Day } from '../../../../contracts/vocabulary';

/** One movement as WeChat Pay would write it into a fund flow bill. */
export type WrittenRow = {
  number: string;
  /** Our own number, which the bill calls 业务凭证号. */
  voucher: string;
  way: 'in' | 'out';
  amount: number;
  type?: string;
  time?: string;
};

/** A fund flow bill in the published layout, with balances that lead from row to row. */
export function fundFlowText(day: Day, rows: readonly WrittenRow[], opening = 1_000_000): string {
  let balance = opening;
  const lines = rows.map(({ number, voucher, way, amount, type = '商家转账', time = '10:00:00' }, at) => {
    balance += way === 'in' ? amount : -amount;
    const cells = [
      `${day} ${time}`,
      number,
      `flow${at}`,
      type,
      type,
      way === 'in' ? '收入' : '支出',
      yuan(amount),
      yuan(balance),
      'system',
      '陈列任务报酬,第一笔',
      voucher,
    ];
    return written(cells);
  });
  const of = (way: 'in' | 'out') => rows.filter((row) => row.way === way);
  const total = (way: 'in' | 'out') => of(way).reduce((sum, { amount }) => sum + amount, 0);
  const sums = [rows.length, of('in').length, yuan(total('in')), of('out').length, yuan(total('out'))];
  return [
    '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号',
    ...lines,
    '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
    written(sums.map(String)),
    '',
  ].join('\r\n');
}

const written = (cells: readonly string[]) => `\`${cells.join(',`')}`;

export const yuan = (amount: number) =>
  `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;

import type { Reconciliation, ReconciliationWithBreaks } from '#contracts/reconciliation';

/** Amounts are numbers in yuan, as a bookkeeper adds them up; all else is text, so that nothing turns into a formula. */
type Sheet = { sheet: string; rows: (string | number)[][] };

export function reportSheets(of: ReconciliationWithBreaks): Sheet[] {
  return [
    { sheet: '对账', rows: summaryOf(of) },
    {
      sheet: '差异',
      rows: [
        ['编号', '类别', '状态', '说明', '微信单号', '微信金额', '我方分录', '我方金额', '微信查单', '结论'],
        ...of.list.map(({ breakId, kind, state, says, row, booked, wechatSays, explainedBy, decided }) => [
          breakId,
          kind,
          stateWord[state],
          says,
          row?.names.join(' ') ?? '',
          row ? yuan(row.amount) : '',
          booked?.entryId ?? '',
          booked ? yuan(booked.amount) : '',
          wechatSays?.state ?? '还没有回话',
          explainedBy ?? decided.at(-1)?.why ?? '',
        ]),
      ],
    },
  ];
}

function summaryOf(of: Reconciliation): Sheet['rows'] {
  const { day, mchid, account, state, why, opening, closing, complaints } = of;
  const sums = [
    ['账单合计', of.moved],
    ['已对上', of.matched],
    ['手续费', of.fees],
    ['资金调拨', of.funding],
  ] as const;
  return [
    ['日期', day],
    ['商户号', mchid],
    ['账户', accountWord[account]],
    ['状态', `${dayWord[state]} ${why ?? ''}`],
    ['期初余额', opening === undefined ? '账单没有余额' : yuan(opening)],
    ['期末余额', closing === undefined ? '账单没有余额' : yuan(closing)],
    ['', '笔数', '收入', '支出'],
    ...sums.map(([name, sum]) => [name, String(sum?.count ?? 0), yuan(sum?.in ?? 0), yuan(sum?.out ?? 0)]),
    ['差异', String(of.breaks)],
    ...complaints.map(({ line, says }) => ['账单有误', `第 ${line} 行：${says}`]),
  ];
}

const yuan = (amount: number) => amount / 100;

const accountWord: Record<Reconciliation['account'], string> = {
  OPERATION: '运营账户',
  BASIC: '基本账户',
  TRADE: '交易账单',
};
const dayWord: Record<Reconciliation['state'], string> = {
  absent: '没有账单',
  decided: '正在对账',
  done: '已对账',
  quiet: '当天没有发生',
  lost: '微信已不提供账单',
};
const stateWord: Record<ReconciliationWithBreaks['list'][number]['state'], string> = {
  timing: '等一天',
  open: '待处理',
  parked: '挂账',
  closed: '已了结',
};

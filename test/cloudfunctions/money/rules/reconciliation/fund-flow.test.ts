import fc from 'fast-check';
import { fenOf } from '../../../../../cloudfunctions/money/rules/reconciliation/bill-text';
import { fundFlowOf } from '../../../../../cloudfunctions/money/rules/reconciliation/fund-flow';
import { tradeBillOf } from '../../../../../cloudfunctions/money/rules/reconciliation/trade-bill';
import { day } from '../../../../first-shop';
import { fundFlowText, type WrittenRow, yuan } from '../../reconciliation/written-bill';

const monday = day('2026-11-23');
const paid: WrittenRow = { number: '1330001', voucher: 'CC1', way: 'out', amount: 200 };
const toppedUp: WrittenRow = { number: '1330002', voucher: '-', way: 'in', amount: 50_000, type: '充值' };
const cameBack: WrittenRow = {
  number: '1330001',
  voucher: 'CC1',
  way: 'in',
  amount: 200,
  type: '商家转账退回',
};
const fee: WrittenRow = { number: '42001', voucher: 'T1', way: 'out', amount: 3, type: '扣除交易手续费' };

test('a bill is read to the fen, with a comma in a remark separating nothing', () => {
  const bill = fundFlowOf(fundFlowText(monday, [paid, toppedUp, cameBack, fee]), monday);
  expect([...bill.unreadable, ...bill.complaints]).toEqual([]);
  expect([bill.opening, bill.closing]).toEqual([1_000_000, 1_049_997]);
  expect(bill.rows.map(({ line, names, way, amount, kind }) => ({ line, names, way, amount, kind }))).toEqual(
    [
      { line: 2, names: ['1330001', 'CC1'], way: 'out', amount: 200, kind: 'movement' },
      { line: 3, names: ['1330002'], way: 'in', amount: 50_000, kind: 'funding' },
      { line: 4, names: ['1330001', 'CC1'], way: 'in', amount: 200, kind: 'return' },
      { line: 5, names: ['42001', 'T1'], way: 'out', amount: 3, kind: 'fee' },
    ],
  );
});

test('money that leaves is never set aside as mere funding, whatever the bill calls it', () => {
  const taken = { ...toppedUp, way: 'out' as const };
  expect(fundFlowOf(fundFlowText(monday, [taken]), monday).rows[0]?.kind).toBe('movement');
});

test('a day without a movement is an empty bill and no complaint', () => {
  expect(fundFlowOf(fundFlowText(monday, []), monday)).toEqual({
    rows: [],
    unreadable: [],
    complaints: [],
  });
});

test('yuan become fen digit by digit, and what is not plainly yuan is not guessed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (amount) => fenOf(yuan(amount)) === amount),
  );
  expect(['0.1', '7', '0.29'].map(fenOf)).toEqual([10, 700, 29]);
  for (const wrong of ['', '-0.03', '1e2', '0.001', '1,000.00', '.5', '１.00', ' 1.00', undefined])
    expect({ wrong, fen: fenOf(wrong) }).toEqual({ wrong, fen: undefined });
});

describe('a bill that is not whole is named by its line', () => {
  const right = fundFlowText(monday, [paid, cameBack]);
  const wrongs: [name: string, text: string, line: number, says: string][] = [
    ['nothing at all', '', 1, '没有以“记账时间”开头的表头'],
    ['an error page', '<html>502</html>', 1, '没有以“记账时间”开头的表头'],
    [
      'cut off before its sums',
      right.split('\r\n').slice(0, 3).join('\n'),
      3,
      '没有以“资金流水总笔数”开头的汇总',
    ],
    ['cut off in a line', right.replace(/,`[^`]*,`CC1/, ''), 2, '应有 11 列，实有 9 列'],
    ['an amount in another notation', right.replace('`2.00', '`2e0'), 2, '收支金额“2e0”读不懂'],
    ['a way nobody knows', right.replace('`支出', '`转出'), 2, '收支类型“转出”读不懂'],
    ['a balance that does not follow', right.replace('`9998.00', '`9998.01'), 3, '账户结余与上一行对不上'],
    ['a row of another day', right.replace('2026-11-23 10', '2026-11-22 10'), 2, '不在 2026-11-23 这一天'],
    [
      'sums that are not the sums',
      right.replace('`1,`2.00,`1', '`1,`2.01,`1'),
      5,
      '汇总的收入金额与明细不符',
    ],
    [
      'a count that is not the count',
      right.replace('`2,`1,`2.00', '`3,`1,`2.00'),
      5,
      '汇总的资金流水总笔数与明细不符',
    ],
    ['something after its end', `${right}\`1,\`2\n`, 6, '汇总之后还有内容'],
  ];
  test.each(wrongs)('%s', (_, text, line, says) => {
    const { unreadable, complaints } = fundFlowOf(text, monday);
    expect([...unreadable, ...complaints]).toContainEqual({ line, says: expect.stringContaining(says) });
  });
});

test('payments and refunds are read from the trade bill by both of their numbers', () => {
  const heading =
    '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
  const line = (state: string, amount: string, refund: readonly [string, string, string]) =>
    `\`2026-11-23 10:00:00,\`wx,\`1900,\`0,\`,\`4200,\`order1,\`o-li,\`JSAPI,\`${state},\`OTHERS,\`CNY,\`${amount},\`0.00,\`${refund[0]},\`${refund[1]},\`${refund[2]},\`0.00,\`,\`,\`货款,\`,\`0.00,\`0.6%,\`${amount},\`0.00,\``;
  const rows = [
    line('SUCCESS', '30.00', ['0', '0', '0.00']),
    line('REFUND', '0.00', ['503', 'refund1', '6.00']),
  ];
  const sums = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
  const text = (total: string) =>
    [heading, ...rows, sums, `\`2,\`30.00,\`${total},\`0.00,\`0.00,\`30.00,\`6.00`].join('\r\n');
  const bill = tradeBillOf(text('6.00'), monday);
  expect([...bill.unreadable, ...bill.complaints]).toEqual([]);
  expect(bill.rows).toMatchObject([
    { names: ['4200', 'order1'], way: 'in', amount: 3000, kind: 'movement' },
    { names: ['503', 'refund1'], of: ['4200', 'order1'], way: 'out', amount: 600, kind: 'return' },
  ]);
  expect(tradeBillOf(text('6.01'), monday).complaints).toEqual([
    { line: 5, says: '汇总的退款总金额与明细不符' },
  ]);
});

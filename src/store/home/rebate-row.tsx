import type { RebateGlance } from '#contracts/rebate-statement';
import { shortYuan } from '../../shared/money';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';

type RebateRowProps = { rebate: RebateGlance; onTap: () => void };

export function RebateRow({ rebate: { amount, next }, onTap }: RebateRowProps) {
  const leads = next ? `再收 ${next.moreCases} 件，多拿 ¥${shortYuan(next.more)}` : '看看每一笔怎么来的';
  return (
    <Row
      title="本月返利"
      below={leads}
      trail={<Money fen={amount} size={22} {...(amount > 0 && { way: 'in' as const })} />}
      label={`本月返利 ¥${shortYuan(amount)}，${leads}，看账本`}
      onTap={onTap}
    />
  );
}

import type { RebateGlance } from '#contracts/rebate';
import { shortYuan } from '../../shared/money';
import { Card } from '../../shared/parts/card';
import { Money } from '../../shared/parts/money';
import { Row } from '../../shared/parts/row';

type RebateStripProps = { rebate: RebateGlance; onTap: () => void };

export function RebateStrip({ rebate: { amount, next }, onTap }: RebateStripProps) {
  const leads = next ? `再收 ${next.moreCases} 件，多拿 ¥${shortYuan(next.more)}` : '看看每一笔怎么来的';
  return (
    <Card>
      <Row
        title="本月返利"
        below={leads}
        trail={<Money fen={amount} size={22} {...(amount > 0 && { way: 'in' as const })} />}
        label={`本月返利 ¥${shortYuan(amount)}，${leads}，看账本`}
        onTap={onTap}
      />
    </Card>
  );
}

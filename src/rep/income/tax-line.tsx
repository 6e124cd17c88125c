import { Text } from '@tarojs/components';
import type { Withdrawal } from '#contracts/earning';
import { yuan } from '../../shared/money';

/** Only where something was withheld: what it was before, what the tax office gets, what arrives. */
export function TaxLine({
  gross,
  withheld,
  amount,
}: Pick<Withdrawal['payout'], 'gross' | 'withheld' | 'amount'>) {
  if (withheld === 0) return null;
  return (
    <Text className="second t15">{`税前 ¥${yuan(gross)} − 代扣税 ¥${yuan(withheld)} = 到手 ¥${yuan(amount)}`}</Text>
  );
}

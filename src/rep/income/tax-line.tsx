import { Text, View } from '@tarojs/components';
import type { Withdrawal } from '#contracts/earning';
import { yuan } from '../../shared/money';

type Part = Pick<Withdrawal['payout'], 'gross' | 'withheld' | 'amount'>;

/** Only where something was withheld: what it was before, what the tax office gets, what arrives. */
export function TaxLine({ gross, withheld, amount }: Part) {
  if (withheld === 0) return null;
  return (
    <View className="second t15">
      <Text>{`税前 ¥${yuan(gross)} − 代扣税 ¥${yuan(withheld)} = 到手 ¥${yuan(amount)}`}</Text>
    </View>
  );
}

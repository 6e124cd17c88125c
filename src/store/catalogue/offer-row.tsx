import { Text, View } from '@tarojs/components';
import { yuan } from '../../shared/money';
import { Money } from '../../shared/parts/money';
import { Pack } from '../../shared/parts/pack';
import { Row } from '../../shared/parts/row';
import { Stepper } from '../../shared/parts/stepper';
import type { Offered } from './offered';

type OfferRowProps = {
  offer: Offered;
  /** With one seller alone its name says nothing. */
  sellerShown: boolean;
  cases: number;
  onCases: (cases: number) => void;
};

export function OfferRow({ offer, sellerShown, cases, onCases }: OfferRowProps) {
  const { name, caseSize, casePrice, bottlePrice, suggestedRetail, sellerName } = offer;
  return (
    <Row lead={<Pack name={name} />} title={name} below={sellerShown ? `${sellerName}送` : undefined}>
      <Text className="t15 second">{`一件 ${caseSize} 瓶，合 ¥${yuan(bottlePrice)}/瓶，建议卖 ¥${yuan(suggestedRetail)}`}</Text>
      <View className="price-and-step">
        <Money fen={casePrice} size={22} unit="/件" />
        <Stepper of={name} unit="件" count={cases} onChange={onCases} />
      </View>
    </Row>
  );
}

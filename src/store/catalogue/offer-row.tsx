import { Text, View } from '@tarojs/components';
import { yuan } from '../../shared/money';
import { Money } from '../../shared/parts/money';
import { Pack } from '../../shared/parts/pack';
import { Row } from '../../shared/parts/row';
import { Stepper } from '../../shared/parts/stepper';
import type { Offered } from './offered';
import './offer-row.css';

type OfferRowProps = { offer: Offered; cases: number; onCases: (cases: number) => void };

export function OfferRow({ offer, cases, onCases }: OfferRowProps) {
  const { name, category, caseSize, casePrice, bottlePrice, suggestedRetail, sellerName } = offer;
  return (
    <Row lead={<Pack name={name} category={category} />} title={name} below={`${sellerName}送`}>
      <View className="offer-price">
        <Money fen={casePrice} size={22} unit={`/件(${caseSize}瓶)`} />
        <Text className="t15 second">{`合 ¥${yuan(bottlePrice)}/瓶 · 建议卖 ¥${yuan(suggestedRetail)}`}</Text>
      </View>
      <Stepper of={name} unit="件" count={cases} onChange={onCases} />
    </Row>
  );
}

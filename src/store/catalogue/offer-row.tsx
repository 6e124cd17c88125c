import { Text } from '@tarojs/components';
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
  const seller = sellerShown ? ` · ${sellerName}送` : '';
  return (
    <Row
      lead={<Pack name={name} />}
      title={name}
      below={`一件 ${caseSize} 瓶，每瓶合 ¥${yuan(bottlePrice)}`}
      foot={
        <>
          <Money fen={casePrice} size={22} unit="/件" />
          <Stepper of={name} unit="件" count={cases} onChange={onCases} />
        </>
      }
    >
      <Text className="t15 second">{`建议卖 ¥${yuan(suggestedRetail)}${seller}`}</Text>
    </Row>
  );
}

import { Text, View } from '@tarojs/components';
import type { Order, ReceiptLine } from '#contracts/order';
import { Chips } from '../../shared/parts/chips';
import { Row } from '../../shared/parts/row';
import { Stepper } from '../../shared/parts/stepper';

/** What of one product did not stay at a door, and why; of several reasons the driver tells the first. */
export type NotLeft = { cases: number; why: 'short' | 'broken' | 'nearExpiry' | 'refused' };

export const allLeft: NotLeft = { cases: 0, why: 'short' };

const whys = [
  { value: 'short', word: '少了' },
  { value: 'broken', word: '破了' },
  { value: 'nearExpiry', word: '临期' },
  { value: 'refused', word: '店里不要' },
] as const;

type NotLeftRowProps = {
  line: Order['lines'][number];
  notLeft: NotLeft;
  onChange: (notLeft: NotLeft) => void;
};

export function NotLeftRow({ line: { name, cases }, notLeft, onChange }: NotLeftRowProps) {
  return (
    <Row title={name} below={`送 ${cases - notLeft.cases} 件`}>
      <View className="row-foot">
        <Stepper
          of={`${name}少了`}
          unit="件没收"
          count={notLeft.cases}
          most={cases}
          onChange={(count) => onChange({ ...notLeft, cases: count })}
        />
      </View>
      {notLeft.cases > 0 ? (
        <Chips
          of={`${name}为什么`}
          choices={whys}
          chosen={notLeft.why}
          onChoose={(why) => onChange({ ...notLeft, why })}
        />
      ) : null}
      {notLeft.cases > 0 && (notLeft.why === 'broken' || notLeft.why === 'nearExpiry') ? (
        <Text className="second">没网传不了照片，请店主先拍下留着</Text>
      ) : null}
    </Row>
  );
}

export const lineOf = (gtin: ReceiptLine['gtin'], { cases, why }: NotLeft): ReceiptLine => ({
  gtin,
  short: 0,
  broken: 0,
  [why]: cases,
});

import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Order } from '#contracts/order';
import { Button } from '../../shared/parts/button';
import { Row } from '../../shared/parts/row';
import { Stepper } from '../../shared/parts/stepper';
import './receipt-line.css';

export type Remark = { short: number; broken: number };

type ReceiptLineProps = {
  line: Order['lines'][number];
  remark: Remark;
  onRemark: (remark: Remark) => void;
};

const wrongs = [
  { what: 'short', word: '少了' },
  { what: 'broken', word: '破了' },
] as const;

/** One tap says what is wrong, and counts one; the steppers come only then. */
export function ReceiptLine({ line: { name, cases }, remark, onRemark }: ReceiptLineProps) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const left = cases - remark.short - remark.broken;
  return (
    <Row title={name} below={`订 ${cases} 件`} trail={<Text className="t22">{`收 ${left} 件`}</Text>}>
      <View className="came">
        {wrongs.map(({ what, word }) =>
          opened.includes(what) || remark[what] > 0 ? (
            <View key={what} className="came-wrong">
              <Text>{word}</Text>
              <Stepper
                of={`${name}${word}`}
                unit="件"
                count={remark[what]}
                most={remark[what] + left}
                onChange={(count) => onRemark({ ...remark, [what]: count })}
              />
            </View>
          ) : (
            <Button
              key={what}
              label={`${name}${word}`}
              off={left === 0}
              onTap={() => {
                setOpened([...opened, what]);
                onRemark({ ...remark, [what]: 1 });
              }}
            >
              <Text>{word}</Text>
            </Button>
          ),
        )}
      </View>
    </Row>
  );
}

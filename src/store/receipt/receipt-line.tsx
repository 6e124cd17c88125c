import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Order } from '#contracts/order';
import { Button } from '../../shared/parts/button';
import { Row } from '../../shared/parts/row';
import { Stepper } from '../../shared/parts/stepper';
import { PhotoCard } from '../parts/photo-card';
import './receipt-line.css';

export type Remark = {
  short: number;
  broken: number;
  nearExpiry: number;
  refused: number;
  notOrdered: boolean;
  /** Pictures of what is broken or near its end, as they lie on the phone. */
  paths: readonly string[];
};

export const allCame: Remark = {
  short: 0,
  broken: 0,
  nearExpiry: 0,
  refused: 0,
  notOrdered: false,
  paths: [],
};

/** What of a line did not stay, whoever's doing it was. */
export const missingOf = ({ short, broken, nearExpiry, refused }: Remark) =>
  short + broken + nearExpiry + refused;

type ReceiptLineProps = {
  line: Order['lines'][number];
  remark: Remark;
  onRemark: (remark: Remark) => void;
};

const wrongs = [
  { what: 'short', word: '少了' },
  { what: 'broken', word: '破了' },
  { what: 'nearExpiry', word: '临期' },
  { what: 'refused', word: '不要了' },
] as const;

/** One tap says what is wrong, and counts one; the steppers come only then. */
export function ReceiptLine({ line: { name, cases }, remark, onRemark }: ReceiptLineProps) {
  const [opened, setOpened] = useState<readonly string[]>([]);
  const left = cases - missingOf(remark);
  if (remark.notOrdered)
    return (
      <Row
        title={name}
        below={`订 ${cases} 件`}
        trail={<Text className="t22">收 0 件</Text>}
        foot={
          <View className="came">
            <Text>没订过，整样退回，不用付钱</Text>
            <Button label={`${name}订过，不退了`} onTap={() => onRemark(allCame)}>
              <Text>订过的，不退了</Text>
            </Button>
          </View>
        }
      />
    );
  const foot = (
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
      {missingOf(remark) === 0 ? (
        <Button
          label={`${name}没订过`}
          onTap={() => onRemark({ ...allCame, refused: cases, notOrdered: true })}
        >
          <Text>没订过</Text>
        </Button>
      ) : null}
      {remark.broken + remark.nearExpiry > 0 ? (
        <PhotoCard
          asks={remark.broken > 0 ? `拍${name} 破的地方` : `拍${name} 上的日期`}
          paths={remark.paths}
          onPaths={(paths) => onRemark({ ...remark, paths })}
        />
      ) : null}
    </View>
  );
  return (
    <Row
      title={name}
      below={`订 ${cases} 件`}
      trail={<Text className="t22">{`收 ${left} 件`}</Text>}
      foot={foot}
    />
  );
}

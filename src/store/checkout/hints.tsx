import { Text } from '@tarojs/components';
import type { OneMore, Quote } from '#contracts/quote';
import type { Gtin } from '#contracts/vocabulary';
import { boughtOf } from '../../shared/line-cost';
import { shortYuan } from '../../shared/money';
import { Button } from '../../shared/parts/button';

/** More than two would be advertising. */
const SHOWN = 2;

type HintsProps = { quote: Quote; onCases: (gtin: Gtin, cases: number) => void };

/** 再加 1 件…: what is nearly earned, what it would cost, and what others have already taken the last of. */
export function Hints({ quote, onCases }: HintsProps) {
  const { lines, total, oneMore = [], spent = [] } = quote;
  const worth = oneMore.filter(({ free, saved }) => free.length > 0 || saved > 0).slice(0, SHOWN);
  return (
    <>
      {worth.map((more) => {
        const bought = lines.find(({ gtin }) => gtin === more.gtin);
        return (
          <Button
            key={more.gtin}
            label={`再加 ${more.cases} 件${more.name}：${earns(more)}（${costs(more.total - total)}）`}
            onTap={() => onCases(more.gtin, (bought ? boughtOf(bought) : 0) + more.cases)}
          />
        );
      })}
      {spent.map(({ promotionId, name }) => (
        <Text key={promotionId} className="second t15">{`“${name}”送完了，这单没有算`}</Text>
      ))}
    </>
  );
}

const earns = ({ name: added, free, saved }: OneMore) =>
  [
    ...free.map(({ name, cases }) => `多送 ${cases} 件${name === added ? '' : name}`),
    ...(saved > 0 ? [`多减 ¥${shortYuan(saved)}`] : []),
  ].join('，');

const costs = (more: number) =>
  more >= 0
    ? `合计多 ¥${shortYuan(more as OneMore['total'])}`
    : `合计反而少 ¥${shortYuan(-more as OneMore['total'])}`;

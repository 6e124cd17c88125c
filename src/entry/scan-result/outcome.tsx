import { Text, View } from '@tarojs/components';
import type { ScanResult } from '#contracts/scan';
import { Icon } from '../../shared/look/icon';
import { Card } from '../../shared/parts/card';
import { Pack } from '../../shared/parts/pack';
import { now } from '../../shared/time';
import './outcome.css';
import type { Seen } from './use-scan';
import { outcomeWords } from './words';

type Shown = Exclude<Seen, { state: 'waiting' | 'failed' }>;

/** One big sentence, what it means, and the bottle it was. */
export function Outcome({ seen }: { seen: Shown }) {
  const { shape, hero, says, isGain } = outcomeWords(seen, now());
  const product = seen.state === 'known' ? productOf(seen.result) : undefined;
  // A code that somebody used before may have been copied: it proves nothing about this bottle.
  const isProven = seen.state === 'known' && seen.result.result === 'points';
  return (
    <Card>
      <View className="outcome" aria-live="assertive">
        {product ? <Pack size="large" name={product.name} /> : null}
        <View className={`told ${isGain ? 't40' : 't28'}`}>
          <Icon name={shape} />
          <Text>{hero}</Text>
        </View>
        {says.map((sentence) => (
          <View key={sentence}>{sentence}</View>
        ))}
      </View>
      {product ? (
        <View className="outcome-product">
          <View>{product.name}</View>
          <View className="t15 second">
            {`${isProven ? '真品 · ' : ''}${product.producedOn} 生产 · 可喝到 ${product.bestBefore}`}
          </View>
        </View>
      ) : null}
    </Card>
  );
}

const productOf = (result: ScanResult) => ('product' in result ? result.product : undefined);

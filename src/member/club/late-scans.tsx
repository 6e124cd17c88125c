import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { ScanResult } from '#contracts/scan';
import { forgetLateResults, lateResults } from '../../shared/codes/scan-later';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';

const words: { [Kind in ScanResult['result']]: (result: Extract<ScanResult, { result: Kind }>) => string } = {
  points: ({ points, again, product }) =>
    again ? `${product.name}：积分早记上了` : `${product.name}：+${points} 积分`,
  used: ({ product }) => `${product.name}：这个码已经有人扫过`,
  not_on_market: () => '还没登记上市，登记后自动给您',
  case_code: () => '那是箱码，请店主扫',
  not_recognised: () => '没认出来，再扫一次',
  not_ours: () => '不是我们的码',
};

/** What became of codes that were scanned without network. */
export function LateScans() {
  const [results, setResults] = useState(lateResults);
  if (results.length === 0) return null;
  const seen = () => {
    forgetLateResults();
    setResults([]);
  };
  return (
    <Card>
      <Text className="t22">没网时存下的码</Text>
      {results.map(({ id, result }) => (
        <Text key={id}>{say(result)}</Text>
      ))}
      <Button label="知道了" onTap={seen} />
    </Card>
  );
}

const say = (result: ScanResult) => (words[result.result] as (result: ScanResult) => string)(result);

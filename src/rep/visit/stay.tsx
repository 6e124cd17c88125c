import { Text } from '@tarojs/components';
import type { Instant } from '#contracts/vocabulary';
import { useSeconds } from '../use-seconds';

const shortestMs = 20_000;

/** A stay of less than a minute is looked at by a person, so who is quick is told. */
export function Stay({ since, matters }: { since: Instant; matters: boolean }) {
  const left = Math.ceil((shortestMs - (useSeconds() - since)) / 1000);
  if (!matters || left <= 0) return null;
  return <Text className="second t15">{`再待 ${left} 秒就不用送人看`}</Text>;
}

import { Text, View } from '@tarojs/components';
import { Icon } from '../look/icon';
import { Button } from './button';

/** The shape of what comes, so that nothing jumps when it is there. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <View className="skel" aria-label="正在打开" aria-role="progressbar">
      <View className="skel-hero" />
      {Array.from({ length: rows }, (_, at) => `row ${at}`).map((row) => (
        <View key={row} className="skel-row" />
      ))}
    </View>
  );
}

type EmptyProps = { why: string; action: string; onTap: () => void };

/** Says why there is nothing, and offers the one thing that changes it. */
export function Empty({ why, action, onTap }: EmptyProps) {
  return (
    <View className="card">
      <Text className="t22">{why}</Text>
      <Button kind="primary" label={action} onTap={onTap} />
    </View>
  );
}

type FailedProps = {
  /** What the person may be sure of: 货和钱都没动. */
  safe?: string;
  /** The number support finds the bug by. */
  number?: string;
  again: () => void;
};

export function Failed({ safe, number, again }: FailedProps) {
  return (
    <View className="card" aria-live="polite">
      <View className="told t22">
        <Icon name="warn" />
        <Text>{`刚才没成功${safe ? `，${safe}` : ''}`}</Text>
      </View>
      {number ? <Text className="second t15">{`告诉客服这个号：${number}`}</Text> : null}
      <Button kind="primary" label="再试一次" onTap={again} />
    </View>
  );
}

type OfflineProps = {
  /** What the person may be sure of: 选好的已存下. */
  safe?: string | undefined;
};

/** No network, and nothing kept from before. */
export function Offline({ safe, again }: OfflineProps & { again: () => void }) {
  return (
    <View className="card" aria-live="polite">
      <View className="told t22">
        <Icon name="offline" />
        <Text>现在没网</Text>
      </View>
      <Text>{safe ?? '有网了会自己打开，也可以点一下'}</Text>
      <Button kind="primary" label="再试一次" onTap={again} />
    </View>
  );
}

/** What is shown is true as of then. */
export function OfflineStrip({ asOf, safe }: OfflineProps & { asOf: string }) {
  return (
    <View className="strip" aria-live="polite">
      <Icon name="offline" />
      <Text>{`没网 · 更新于 ${asOf}${safe ? `。${safe}` : ''}`}</Text>
    </View>
  );
}

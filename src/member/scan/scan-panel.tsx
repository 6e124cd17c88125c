import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { TypeCode } from '../../shared/codes/type-code';
import { Icon } from '../../shared/look/icon';
import { Card } from '../../shared/parts/card';
import { Screen } from '../../shared/parts/screen';
import { Tap } from '../../shared/parts/tap';
import { feel } from '../../shared/phone/feel';
import { scan } from '../../shared/phone/scan';
import './scan-panel.css';

/** One huge button; typing is for caps no camera reads. */
export function ScanPanel({ chip, bar }: { chip: boolean; bar: ReactNode }) {
  return (
    <Screen chip={chip} bar={bar}>
      <View className="scan-place">
        <Text className="t28">扫瓶盖里的码</Text>
        <Text className="second">积分马上记上，不用先注册</Text>
        <Tap className="btn btn-primary scan-huge" label="扫码" onTap={() => void scanCap()}>
          <Icon name="scan" />
          <Text>扫码</Text>
        </Tap>
      </View>
      <Card>
        <TypeCode onCode={show} />
      </Card>
    </Screen>
  );
}

async function scanCap(): Promise<void> {
  const text = await scan('瓶盖码');
  if (text === undefined) return;
  feel();
  show(text);
}

const show = (code: string) =>
  void Taro.navigateTo({ url: `/entry/scan-result/scan-result?code=${encodeURIComponent(code)}` });

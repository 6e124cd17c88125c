import { Text } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { Screen } from '../../shared/parts/screen';
import { WorkSheet } from './work-sheet';

export function MePanel({ chip, bar }: { chip: boolean; bar: ReactNode }) {
  const [isWorking, setWorking] = useState(false);
  return (
    <Screen chip={chip} bar={bar}>
      <Card>
        <Row
          title="我是店主或业务员"
          below="开店的、跑业务的、送货的从这里进"
          label="我是店主或业务员"
          onTap={() => setWorking(true)}
        />
      </Card>
      <Text className="second t15">扫码不用手机号，也不用位置。相机只在您点扫码时用。</Text>
      {isWorking ? <WorkSheet onClose={() => setWorking(false)} /> : null}
    </Screen>
  );
}

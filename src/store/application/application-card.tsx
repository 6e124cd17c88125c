import { Text } from '@tarojs/components';
import type { StoreApplication } from '#contracts/store-application';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { Status } from '../../shared/parts/status';
import { momentWord, now } from '../../shared/time';
import { open } from '../go';

/** How far an application is: what has happened, what happens now, what comes then. */
export function ApplicationCard({ application }: { application: StoreApplication }) {
  const { state, name, address, askedAt, decidedAt, reason } = application;
  return (
    <Card>
      <Row title={name} below={address} />
      <Status standing="done" word={`${momentWord(askedAt, now())} 提交了`} />
      {state === 'asked' ? (
        <>
          <Status standing="wait" word="品牌正在核对，一般 2 个工作日" />
          <Text className="second">通过后就在这里订货；没通过会写明为什么</Text>
        </>
      ) : null}
      {state === 'approved' ? <Status standing="done" word="通过了，可以订货了" /> : null}
      {state === 'declined' && decidedAt ? (
        <>
          <Status standing="no" word={`${momentWord(decidedAt, now())} 没通过`} />
          <Text>{reason}</Text>
          <Button label="改一下再申请" onTap={() => open('application')} />
        </>
      ) : null}
    </Card>
  );
}

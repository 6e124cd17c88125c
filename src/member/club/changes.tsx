import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '#contracts/call';
import type { MemberApi } from '#contracts/member';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { dayOf, dayWord, momentWord, now } from '../../shared/time';

type Change = Output<MemberApi['points']>['changes'][number];

const atATime = 10;

/** Every point with where it came from and how long it is good. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const [shown, setShown] = useState(atATime);
  return (
    <Card>
      <Text className="t22">积分怎么来的</Text>
      {changes.slice(0, shown).map(({ at, points, cause, expiresOn }) => (
        <Row
          key={`${at} ${cause.product}`}
          title={`扫码 ${cause.product}`}
          below={`${momentWord(at, now())} · ${dayWord(expiresOn, dayOf(now()))}到期`}
          trail={<Text className="t22">{points > 0 ? `+${points}` : points}</Text>}
        />
      ))}
      {changes.length > shown ? <Button label="更早的" onTap={() => setShown(shown + atATime)} /> : null}
    </Card>
  );
}

import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { MemberApi } from '#contracts/member';
import { Card } from '../../shared/parts/card';
import { Loaded } from '../../shared/parts/loaded';
import { Screen } from '../../shared/parts/screen';
import { Status } from '../../shared/parts/status';
import { Empty } from '../../shared/parts/waiting';
import { dayOf, now } from '../../shared/time';
import { useCall } from '../../shared/use-call';
import { memberCloud } from '../member-cloud';
import { memberWords } from '../words';
import { Changes } from './changes';
import { LateScans } from './late-scans';
import { grouped, soonGone } from './points';

type ClubPanelProps = { chip: boolean; bar: ReactNode; onScan: () => void };

export function ClubPanel({ chip, bar, onScan }: ClubPanelProps) {
  const known = useCall<MemberApi['points']>('member.points', () => memberCloud.points({}));
  return (
    <Screen chip={chip} bar={bar}>
      <LateScans />
      <Loaded known={known} words={memberWords}>
        {({ balance, lots, changes, kept }) => (
          <>
            <Balance balance={balance} soon={soonGone(lots, dayOf(now()))} kept={kept} />
            {changes.length > 0 ? (
              <Changes changes={changes} />
            ) : (
              <Empty why="扫一瓶，第一笔积分就出现在这里" action="去扫码" onTap={onScan} />
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

type BalanceProps = { balance: number; soon: number; kept: number };

function Balance({ balance, soon, kept }: BalanceProps) {
  return (
    <Card>
      <View>
        <Text>积分 </Text>
        <Text className="t40">{grouped(balance)}</Text>
      </View>
      {soon > 0 ? <Status standing="warn" word={`30 天内到期 ${grouped(soon)}`} /> : null}
      {kept > 0 ? <Status standing="wait" word={`${kept} 个码存着，登记上市后自动给您`} /> : null}
    </Card>
  );
}

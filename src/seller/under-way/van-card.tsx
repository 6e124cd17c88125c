import { Text } from '@tarojs/components';
import { Card } from '../../shared/parts/card';
import { Chips } from '../../shared/parts/chips';
import { CALL_BACK_SECONDS } from './use-ship-all';
import type { Van } from './van';

type VanCardProps = { van: Van; isLeaving: boolean; onDriver: (driver: Van['driver']) => void };

/** Who drives what is to go out next. */
export function VanCard({ van: { driver, drivers, orders }, isLeaving, onDriver }: VanCardProps) {
  if (isLeaving)
    return (
      <Card>
        <Text className="t22">{`${driver.name}送 ${orders.length} 单，${CALL_BACK_SECONDS} 秒后发车`}</Text>
        <Text className="second">不对就点下面“撤回”，店里还没收到消息</Text>
      </Card>
    );
  if (drivers.length < 2) return null;
  return (
    <Card>
      <Text className="t22">这一车谁送</Text>
      <Chips
        of="司机"
        chosen={driver.driverId}
        choices={drivers.map(({ driverId, name }) => ({ value: driverId, word: name }))}
        onChoose={(chosen) => onDriver(drivers.find(({ driverId }) => driverId === chosen) ?? driver)}
      />
    </Card>
  );
}

import { Text } from '@tarojs/components';
import type { Order } from '#contracts/order';
import type { Day } from '#contracts/vocabulary';
import { dayOf, dayWord, now } from '../../shared/time';

/** Something of it has yet to come into the warehouse. */
export const isWaiting = ({ lines }: Order, today: Day) => lines.some(({ ahead }) => ahead && ahead > today);

type Wait = { name: string; deliveryDay: Day; stores: Set<string>; cases: number };

/** 3 家等周六的柠檬茶 12 件: who waits for what, and when it is to be brought. */
export function Waits({ orders }: { orders: readonly Order[] }) {
  const today = dayOf(now());
  return (
    <>
      {waitsOf(orders, today).map(({ name, deliveryDay, stores, cases }) => (
        <Text key={`${name} ${deliveryDay}`}>
          {`${stores.size} 家等${dayWord(deliveryDay, today)}的${name} ${cases} 件`}
        </Text>
      ))}
    </>
  );
}

function waitsOf(orders: readonly Order[], today: Day): Wait[] {
  const waits = new Map<string, Wait>();
  for (const { storeId, deliveryDay, lines } of orders)
    for (const { gtin, name, cases, ahead } of lines) {
      if (!ahead || ahead <= today) continue;
      const key = `${gtin} ${deliveryDay}`;
      const wait = waits.get(key) ?? { name, deliveryDay, stores: new Set(), cases: 0 };
      wait.stores.add(storeId);
      wait.cases += cases;
      waits.set(key, wait);
    }
  return Array.from(waits.values());
}

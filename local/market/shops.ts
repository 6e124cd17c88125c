import { phones } from './people';
import { type Seeded, seeded } from './seeded';

export type Shop = {
  id: string;
  name: string;
  phone: string;
  address: string;
  latitude: string;
  longitude: string;
  tier: 'A' | 'B' | 'C';
  round: number;
};

export const ROUNDS = 12;
const SHOPS_A_ROUND = 25;

const surnames = '王张李赵陈林黄何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶'.split('');
const kinds = ['便利店', '小卖部', '超市', '士多', '烟酒行', '水果店', '早餐店', '杂货铺'];
const given = ['老', '阿', '小', '大'];
const streets = [
  '学府路',
  '海岸路',
  '南新路',
  '桃园路',
  '创业路',
  '前进路',
  '建设路',
  '中山路',
  '花园街',
  '码头街',
];

/** Three hundred shops in twelve rounds, each a neighbourhood that one rep can walk. */
export function shops(): Shop[] {
  const chance = seeded(7);
  return Array.from({ length: ROUNDS }, (_, round) =>
    Array.from({ length: SHOPS_A_ROUND }, (_, place) => shop(chance, round, place)),
  ).flat();
}

function shop(chance: Seeded, round: number, place: number): Shop {
  const number = round * SHOPS_A_ROUND + place + 1;
  const isFirst = number === 1;
  const street = chance.pick(streets);
  const name = `${chance.pick(given)}${chance.pick(surnames)}${chance.pick(kinds)}`;
  return {
    id: `s${String(number).padStart(3, '0')}`,
    name: isFirst ? '老王便利店' : `${name}(${street})`,
    phone: isFirst ? phones.owner : `139${String(10_000_000 + number * 7_919).padStart(8, '0')}`,
    address: `南山区${street} ${1 + chance.below(280)} 号`,
    // Five by five corners about 120 metres apart, never two within the same thirty metres.
    latitude: (
      22.5 +
      Math.floor(round / 4) * 0.02 +
      Math.floor(place / 5) * 0.0011 +
      chance.next() * 0.0006
    ).toFixed(6),
    longitude: (113.9 + (round % 4) * 0.02 + (place % 5) * 0.0012 + chance.next() * 0.0006).toFixed(6),
    tier: isFirst ? 'A' : chance.pick(['A', 'B', 'B', 'C', 'C', 'C']),
    round,
  };
}

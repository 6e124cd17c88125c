import { addDays, yearOf } from '../../cloudfunctions/time/rules/day';
import type { Day } from '../../contracts/vocabulary';
import type { Goods } from './goods';

/** What runs in the small city: a gift, a welcome, a new product, a cheaper step for whoever takes more. */
export function promotionSheet(sold: readonly Goods[], firstDay: Day): string[][] {
  const gtin = (name: string) => sold.find((each) => each.name.includes(name))?.gtin ?? '';
  const year = [`${yearOf(firstDay)}-01-01`, `${yearOf(firstDay) + 1}-12-31`];
  const lately = [addDays(firstDay, 50), addDays(firstDay, 120)];
  return [
    [
      ...['促销编号', '名称', '商品', '规则', '赠品条码', '谁承担', '经销商编号', '等级', '门店编号', '叠加'],
      ...['先后', '每店次数', '每家封顶', '开始日期', '结束日期'],
    ],
    [
      ...['tea-gift', '冰红茶买10送1', gtin('冰红茶 500ml'), '买10送1', '', '品牌', 'xinyuan', '', ''],
      ...['可叠加', '1', '', '300箱', ...lately],
    ],
    [
      ...['juice-step', '果汁多订多减', '果汁', '5箱减1元、10箱减2元', '', '经销商', 'xinyuan', '', ''],
      ...['可叠加', '2', '', '', ...lately],
    ],
    [
      ...[
        'peach-pack',
        '白桃气泡新品装',
        gtin('白桃气泡 500ml'),
        '前3箱每箱减5元',
        '',
        '品牌',
        'hengtai',
        '',
        '',
      ],
      ...['不叠加', '1', '1', '2000元', ...lately],
    ],
    [
      ...['welcome', '新店首单券', '', '券满200减15,首次收货送,30天有效', '', '品牌', '', '', ''],
      ...['可叠加', '', '', '', ...year],
    ],
  ];
}

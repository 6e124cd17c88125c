import { yearOf } from '../../cloudfunctions/time/rules/day';
import type { Day } from '../../contracts/vocabulary';

/** What the brand pays for: rebates, one shop's own display plan, and tasks for reps. */
export const rebateSheet = (firstDay: Day) => [
  [
    ...['政策编号', '名称', '经销商编号', '等级', '商品', '档位', '周期', '陈列任务', '陈列算法', '返点基数'],
    ...['增长比', '开始日期', '结束日期'],
  ],
  rebateRow('tea-month', '茶饮果汁月度返利', 'xinyuan', '', '10箱0.50元、30箱1.00元、60箱1.50元', firstDay),
  rebateRow('soda-month', '汽水月度返利', 'hengtai', 'A、B', '20箱0.60元、50箱1.20元', firstDay),
  rebateRow('front-display', '端架陈列返利', '', '', '陈列15天2%', firstDay, {
    tasks: 'tea-front、fridge-row',
    base: '全部',
  }),
  rebateRow('quarter-till', '季度达标送收银机', '', 'A', '满300箱送收银机', firstDay, { every: '季' }),
];

function rebateRow(
  id: string,
  name: string,
  seller: string,
  tiers: string,
  rule: string,
  firstDay: Day,
  { tasks = '', base = '', every = '' } = {},
): string[] {
  return [id, name, seller, tiers, '', rule, every, tasks, '', base, '', ...years(firstDay)];
}

/** 老王's own plan: what was agreed for the place beside the till. */
export const displayPlanSheet = (firstDay: Day) => [
  [
    '门店编号',
    '方案编号',
    '陈列位置',
    '标准',
    '任务编号',
    '每次费用',
    '每月最多次',
    '经销商编号',
    '开始日期',
    '结束日期',
  ],
  [
    's001',
    'heap-s001',
    '收银台堆头',
    '不少于 8 瓶，有新品卡',
    'new-peach',
    '30',
    '4',
    'hengtai',
    ...years(firstDay),
  ],
];

export const taskSheet = (firstDay: Day) => [
  ['任务编号', '名称', '标准', '最少排面', '奖励(元)', '名额', '限时小时', '等级', '开始日期', '结束日期'],
  [
    'tea-front',
    '茶饮端架陈列',
    '端架上至少 3 个排面，正面朝外，有价格牌',
    '3',
    '2',
    '300',
    '72',
    '',
    ...years(firstDay),
  ],
  [
    'fridge-row',
    '冰柜第二层陈列',
    '冰柜第二层整排瓶盖通，至少 5 个排面，有价格牌',
    '5',
    '3',
    '120',
    '72',
    'A、B',
    ...years(firstDay),
  ],
  [
    'new-peach',
    '白桃气泡新品堆头',
    '收银台旁堆头不少于 8 瓶，有新品卡',
    '8',
    '5',
    '60',
    '48',
    'A',
    ...years(firstDay),
  ],
];

const years = (firstDay: Day) => [`${yearOf(firstDay)}-01-01`, `${yearOf(firstDay) + 1}-12-31`];

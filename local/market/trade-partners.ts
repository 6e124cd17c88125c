import { phones } from './people';

export type Partner = {
  id: string;
  name: string;
  phone: string;
  lines: readonly string[];
  weekdays: string;
  cutOff: string;
  minimumCases: number;
  termDays: number;
  /** Without a merchant number of its own it takes no WeChat payments. */
  mchid?: string;
  /** What it adds to the brand's list price, in thousandths: a sub-dealer buys from a dealer. */
  dearerPerMille: number;
  drivers: readonly { id: string; name: string; phone: string }[];
};

/** Three sellers who overlap by line, and a sub-dealer for the far villages. */
export const partners: readonly Partner[] = [
  {
    id: 'xinyuan',
    name: '鑫源商贸',
    phone: phones.seller,
    lines: ['茶饮', '果汁'],
    weekdays: '周一、周二、周三、周四、周五、周六',
    cutOff: '16:00',
    minimumCases: 3,
    termDays: 30,
    mchid: '1900000201',
    dearerPerMille: 0,
    drivers: [{ id: 'wang-shifu', name: '王师傅', phone: phones.driver }],
  },
  {
    id: 'hengtai',
    name: '恒泰食品',
    phone: '13800000021',
    lines: ['汽水', '水', '果汁'],
    weekdays: '周一、周三、周五',
    cutOff: '15:00',
    minimumCases: 5,
    termDays: 15,
    mchid: '1900000202',
    dearerPerMille: 10,
    drivers: [{ id: 'chen-shifu', name: '陈师傅', phone: '13800000023' }],
  },
  {
    id: 'nanhai',
    name: '南海冷饮批发',
    phone: '13800000031',
    lines: ['茶饮', '功能饮料', '水'],
    weekdays: '周二、周四、周六',
    cutOff: '17:00',
    minimumCases: 3,
    termDays: 0,
    dearerPerMille: 15,
    drivers: [{ id: 'huang-shifu', name: '黄师傅', phone: '13800000033' }],
  },
  {
    id: 'xiangdi',
    name: '祥弟批发部',
    phone: '13800000041',
    lines: ['茶饮', '水'],
    weekdays: '周三、周六',
    cutOff: '12:00',
    minimumCases: 2,
    termDays: 0,
    dearerPerMille: 45,
    drivers: [{ id: 'xiangdi', name: '祥弟', phone: '13800000041' }],
  },
];

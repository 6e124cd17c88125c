import { addDays } from '../../cloudfunctions/time/rules/day';
import type { Day } from '../../contracts/vocabulary';
import { type Goods, goods } from './goods';
import { displayPlanSheet, rebateSheet, taskSheet } from './incentives';
import { phones } from './people';
import { promotionSheet } from './promotions';
import { type Seeded, seeded } from './seeded';
import { ROUNDS, type Shop, shops } from './shops';
import { type Partner, partners } from './trade-partners';
import type { Sheets } from './workbook-file';

const tiers = { A: 1_000, B: 1_030, C: 1_060 } as const;
const FAR_ROUNDS = 2;

/** The whole small city as the workbook a brand would import, as of its first day. */
export function cityWorkbook(firstDay: Day): Sheets {
  const chance = seeded(11);
  const [sold, all] = [goods(), shops()];
  return {
    商品: goodsSheet(sold),
    ...partnerSheets(sold),
    ...shopSheets(all, chance),
    业务员: repSheet(firstDay),
    排店: [
      ['门店编号', '业务员编号', '开始日期', '结束日期'],
      ...all.map(({ id, round }) => [id, repId(round), addDays(firstDay, -30), '']),
    ],
    返利: rebateSheet(firstDay),
    陈列方案: displayPlanSheet(firstDay),
    促销: promotionSheet(sold, firstDay),
    任务: taskSheet(firstDay),
    批次: batchSheet(sold, firstDay),
  };
}

const goodsSheet = (sold: readonly Goods[]) => [
  ['条码', '名称', '品类', '箱规', '保质期天数', '建议零售价(元)'],
  ...sold.map(({ gtin, name, line, caseSize, shelfLifeDays, retailFen }) => [
    gtin,
    name,
    line,
    String(caseSize),
    String(shelfLifeDays),
    yuan(retailFen),
  ]),
];

function partnerSheets(sold: readonly Goods[]): Sheets {
  const carried = partners.map((partner) => ({
    partner,
    goods: sold.filter(({ line }) => partner.lines.includes(line)),
  }));
  return {
    经销商: [
      ['经销商编号', '名称', '电话', '品类', '送货日', '截单时间', '起订箱数', '账期天数', '微信商户号'],
      ...partners.map((each) => [
        each.id,
        each.name,
        each.phone,
        each.lines.join('、'),
        each.weekdays,
        each.cutOff,
        String(each.minimumCases),
        String(each.termDays),
        each.mchid ?? '',
      ]),
    ],
    司机: [
      ['司机编号', '姓名', '手机号', '经销商编号'],
      ...partners.flatMap(({ id, drivers }) => drivers.map((each) => [each.id, each.name, each.phone, id])),
    ],
    价格: [
      ['经销商编号', '等级', '条码', '箱价(元)'],
      ...carried.flatMap(({ partner, goods }) =>
        Object.entries(tiers).flatMap(([tier, perMille]) =>
          goods.map((each) => [partner.id, tier, each.gtin, yuan(casePrice(each, partner, perMille))]),
        ),
      ),
    ],
    库存: [
      ['经销商编号', '条码', '箱数'],
      ...carried.flatMap(({ partner, goods }) => goods.map(({ gtin }) => [partner.id, gtin, '400'])),
    ],
  };
}

/** A shop keeps three parts in ten of what a bottle brings; half yuan by half yuan. */
const casePrice = ({ retailFen, caseSize }: Goods, { dearerPerMille }: Partner, perMille: number) =>
  Math.round((retailFen * caseSize * 0.7 * (perMille + dearerPerMille)) / 1_000 / 50) * 50;

function shopSheets(all: readonly Shop[], chance: Seeded): Sheets {
  const supplied = all.map((shop) => ({ shop, supply: supplyOf(shop, chance) }));
  return {
    门店: [
      ['门店编号', '名称', '店主手机', '地址', '纬度', '经度', '等级'],
      ...all.map((each) => [
        each.id,
        each.name,
        each.phone,
        each.address,
        each.latitude,
        each.longitude,
        each.tier,
      ]),
    ],
    供货: [
      ['门店编号', '品类', '经销商编号'],
      ...supplied.flatMap(({ shop, supply }) => supply.map(([line, seller]) => [shop.id, line, seller])),
    ],
    账期: [
      ['门店编号', '经销商编号', '额度(元)', '期初欠款(元)', '期初返利(元)'],
      ...supplied
        .filter(({ shop, supply }) => shop.tier !== 'C' && supply.some(([, seller]) => seller === 'xinyuan'))
        .map(({ shop }) => [
          shop.id,
          'xinyuan',
          shop.tier === 'A' ? '3000' : '1500',
          openingOf(shop, chance),
          shop.id === 's001' ? '36.50' : '',
        ]),
    ],
  };
}

/** In the far rounds only the sub-dealer and the cold drinks come by. */
function supplyOf({ id, round }: Shop, chance: Seeded): (readonly [line: string, seller: string])[] {
  if (round >= ROUNDS - FAR_ROUNDS) {
    return [
      ['茶饮', 'xiangdi'],
      ['水', 'xiangdi'],
      ['功能饮料', 'nanhai'],
    ];
  }
  const tea = id === 's001' || chance.below(4) > 0 ? 'xinyuan' : 'nanhai';
  return [
    ['茶饮', tea],
    ['果汁', chance.below(2) ? 'xinyuan' : 'hengtai'],
    ['汽水', 'hengtai'],
    ['水', chance.below(3) ? 'hengtai' : 'nanhai'],
    ['功能饮料', 'nanhai'],
  ];
}

const openingOf = ({ id }: Shop, chance: Seeded) =>
  id === 's001' || chance.below(4) > 0 ? '' : String(100 + chance.below(40) * 10);

const repId = (round: number) => `r${String(round + 1).padStart(2, '0')}`;
const repNames = '小李 小陈 阿强 小周 阿芳 小吴 阿明 小杨 阿珍 小刘 阿杰 小孙'.split(' ');

const repSheet = (firstDay: Day) => [
  ['业务员编号', '姓名', '手机号', '用人单位', '单位同意日期'],
  ...repNames.map((name, round) => [
    repId(round),
    name,
    round === 0 ? phones.rep : `1370000${String(1_000 + round)}`,
    partners[round % 3]?.id ?? '',
    // One employer has not signed yet, as always.
    round === ROUNDS - 1 ? '' : addDays(firstDay, -20),
  ]),
];

const batchSheet = (sold: readonly Goods[], firstDay: Day) => [
  ['批次编号', '码序号', '条码', '箱数', '生产日期', '已上市', '每盖积分'],
  ...sold.slice(0, 20).map(({ gtin }, place) => [
    `b${String(place + 1).padStart(3, '0')}`,
    String(place + 1),
    gtin,
    '2000',
    addDays(firstDay, -25 + place),
    // The last two are printed and still in the warehouse.
    place < 18 ? '是' : '否',
    place % 5 === 0 ? '20' : '10',
  ]),
];

const yuan = (amount: number) => (amount / 100).toFixed(2);

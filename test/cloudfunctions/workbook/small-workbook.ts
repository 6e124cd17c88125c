import type { Sheets } from '../../../local/market/workbook-file';

/** One of everything, as small as it can be and still right. */
export const smallWorkbook = (): Record<string, string[][]> => ({
  商品: [
    ['条码', '名称', '品类', '箱规', '保质期天数', '建议零售价(元)'],
    ['6970000000017', '冰红茶 500ml', '茶饮', '15', '270', '3'],
    ['6970000000024', '柠檬茶 500ml', '茶饮', '15', '270', '3.5'],
  ],
  经销商: [
    ['经销商编号', '名称', '电话', '品类', '送货日', '截单时间', '起订箱数', '账期天数', '微信商户号'],
    ['xinyuan', '鑫源商贸', '13800000001', '茶饮', '周一、周三、周五', '16:00', '3', '30', ''],
  ],
  司机: [
    ['司机编号', '姓名', '手机号', '经销商编号'],
    ['wang-shifu', '王师傅', '13800000003', 'xinyuan'],
  ],
  门店: [
    ['门店编号', '名称', '店主手机', '地址', '纬度', '经度', '等级'],
    ['laowang', '老王便利店', '13800000004', '海岸城 1 号', '22.518117', '113.935302', 'A'],
    ['laozhang', '老张小卖部', '13800000005', '海雅路 8 号', '22.559216', '113.90647', 'A'],
  ],
  供货: [
    ['门店编号', '品类', '经销商编号'],
    ['laowang', '茶饮', 'xinyuan'],
    ['laozhang', '茶饮', 'xinyuan'],
  ],
  价格: [
    ['经销商编号', '等级', '条码', '箱价'],
    ['xinyuan', 'A', '6970000000017', '30'],
    ['xinyuan', 'A', '6970000000024', '36.50'],
  ],
  账期: [
    ['门店编号', '经销商编号', '额度', '期初欠款'],
    ['laowang', 'xinyuan', '3000', '120.50'],
  ],
  库存: [
    ['经销商编号', '条码', '箱数'],
    ['xinyuan', '6970000000017', '30'],
    ['xinyuan', '6970000000024', '30'],
  ],
  业务员: [
    ['业务员编号', '姓名', '手机号', '用人单位', '单位同意日期'],
    ['xiaoli', '小李', '13800000002', 'xinyuan', '2026-10-01'],
  ],
  排店: [
    ['门店编号', '业务员编号', '开始日期', '结束日期'],
    ['laowang', 'xiaoli', '2026-10-01', ''],
    ['laozhang', 'xiaoli', '2026-12-01', ''],
  ],
  返利: [
    ['政策编号', '名称', '经销商编号', '等级', '档位', '开始日期', '结束日期'],
    ['tea-steps', '茶饮月度阶梯返利', 'xinyuan', 'A', '10箱0.5元、20箱1元', '2026-01-01', '2026-12-31'],
  ],
  任务: [
    ['任务编号', '名称', '标准', '最少排面', '奖励', '名额', '限时小时', '等级', '开始日期', '结束日期'],
    ['tea-front', '端架陈列', '端架至少三个排面', '3', '2', '50', '72', '', '2026-11-01', '2026-12-31'],
  ],
  批次: [
    ['批次编号', '码序号', '条码', '箱数', '生产日期', '已上市', '每盖积分'],
    ['b2611', '1', '6970000000017', '100', '2026-11-02', '是', '10'],
  ],
});

/** The same workbook with one cell written otherwise; rows count as the spreadsheet does. */
export function edited(
  sheet: string,
  row: number,
  column: string,
  text: string,
  from = smallWorkbook(),
): Sheets {
  const rows = from[sheet];
  const place = rows?.[0]?.findIndex((heading) => heading.startsWith(column)) ?? -1;
  const cells = rows?.[row - 1];
  if (!cells || place < 0) throw new Error(`There is no ${column} in row ${row} of ${sheet}.`);
  cells[place] = text;
  return from;
}

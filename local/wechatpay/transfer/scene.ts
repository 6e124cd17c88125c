/** WeChat's table of scenes: what a merchant must report and what the payee may be shown. */
export const scenes: Readonly<Record<string, Scene>> = {
  '1000': { reportTypes: ['活动名称', '奖励说明'], perceptions: ['活动奖励', '现金奖励'] },
  '1002': { reportTypes: ['补贴类型'], perceptions: ['行政补贴', '行政奖励'] },
  '1004': { reportTypes: ['保险产品备案编号', '保险名称', '保险操作单号'], perceptions: ['保险理赔款'] },
  '1005': {
    reportTypes: ['岗位类型', '报酬说明'],
    perceptions: ['劳务报酬', '报销款', '企业补贴', '开工利是'],
  },
  '1009': { reportTypes: ['采购商品名称'], perceptions: ['货款'] },
  '1010': { reportTypes: ['回收商品名称'], perceptions: ['二手回收货款'] },
  '1011': { reportTypes: ['赔付原因'], perceptions: ['退款', '商家赔付'] },
  '1013': { reportTypes: ['公益活动名称', '公益活动备案编号'], perceptions: ['公益补助金'] },
};

type Scene = { reportTypes: readonly string[]; perceptions: readonly string[] };

import type { Complaint, ComplaintKind } from '#contracts/complaint';

export const kindWord: Record<ComplaintKind, string> = {
  goods: '货有问题',
  delivery: '送货',
  price: '价钱',
  service: '业务员',
  idea: '建议',
};

export const kinds = (['delivery', 'goods', 'price', 'service', 'idea'] as const).map((value) => ({
  value,
  word: kindWord[value],
}));

/** Goods, delivery and price are about one seller. */
export const isAboutSeller = (kind: ComplaintKind) => kind !== 'service' && kind !== 'idea';

type Step = Complaint['steps'][number];

/** What happened, who did it, in a shop owner's words. */
export function stepWord({ act, by }: Step, sellerName: string | undefined): string {
  const who = by === 'seller' ? (sellerName ?? '经销商') : by === 'brand' ? '品牌' : '您';
  switch (act) {
    case 'ask':
      return '您说';
    case 'answer':
      return `${who}答复`;
    case 'escalate':
      return '到时间没答复，转给品牌了';
    case 'insist':
      return '您说还没解决，转给品牌了';
    case 'close':
      return '您说解决了';
  }
}

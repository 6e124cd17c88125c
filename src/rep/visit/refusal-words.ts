import type { Quote, QuoteReason } from '#contracts/quote';

/** Why it cannot be ordered as it is, as the rep says it to the owner. */
export function refusalWords(reason: QuoteReason, { sellerName }: Pick<Quote, 'sellerName'>): string {
  switch (reason.reason) {
    case 'below_minimum':
      return `差 ${reason.missingCases} 件到${sellerName}的起订量（${reason.minimumCases} 件）`;
    case 'out_of_stock':
      if (reason.expected) return `${reason.name} 没货，店主愿意等可以在自己手机上先占着`;
      return reason.left === 0 ? `${reason.name} 没货` : `${reason.name} 只剩 ${reason.left} 件`;
    case 'ahead_apart':
      return `${reason.name}要等货，单独下一单`;
    case 'promotion_spent':
      return `“${reason.name}”刚刚送完了，再看一次价`;
    case 'not_sold_here':
      return '有一样现在不送这家店了';
    case 'price_changed':
      return '价格刚刚变了，再看一次价';
    default:
      return '请店主自己在手机上下这一单';
  }
}

import type { Quote, QuoteReason } from '#contracts/quote';
import type { Gtin } from '#contracts/vocabulary';
import { boughtOf } from '../../shared/line-cost';
import { shortYuan } from '../../shared/money';
import { dayOf, dayWord, now } from '../../shared/time';

/** What a cure's button does. */
export type Cure =
  | { does: 'cases'; word: string; gtin: Gtin; cases: number }
  | { does: 'instead'; word: string; of: Gtin; gtin: Gtin; cases: number }
  | { does: 'pay-cash'; word: string }
  | { does: 'again'; word: string };

/** A reason in words, and the presses of which each removes it. */
export function curesOf(reason: QuoteReason, quote: Quote): { says: string; cures: Cure[] } {
  const { says, cure } = cureOf(reason, quote);
  if (reason.reason !== 'out_of_stock' || !reason.instead) return { says, cures: [cure] };
  const { gtin, instead } = reason;
  const line = quote.lines.find((each) => each.gtin === gtin);
  const cases = line ? boughtOf(line) : reason.wanted;
  const swap = { does: 'instead' as const, of: gtin, gtin: instead.gtin, cases };
  return { says, cures: [{ ...swap, word: `换 ${cases} 件${instead.name}` }, cure] };
}

function cureOf(reason: QuoteReason, { lines, sellerName }: Quote): { says: string; cure: Cure } {
  switch (reason.reason) {
    case 'below_minimum': {
      const what = reason.line ? `${reason.line}的起订量` : `${sellerName}的起订量`;
      const says = `差 ${reason.missingCases} 件到${what}（${reason.minimumCases} 件）`;
      const byCases = [...lines].sort((a, b) => b.cases - a.cases);
      const most = byCases.find(({ gtin }) => gtin === reason.gtin) ?? byCases[0];
      if (!most) return { says, cure: { does: 'again', word: '再看一次' } };
      const word = `加 ${reason.missingCases} 件${most.name}`;
      return {
        says,
        cure: { does: 'cases', word, gtin: most.gtin, cases: boughtOf(most) + reason.missingCases },
      };
    }
    case 'wechat_not_taken':
      return { says: `${sellerName}现在不收微信支付`, cure: { does: 'pay-cash', word: '这单货到付款' } };
    case 'credit_short':
      return {
        says: `额度差 ¥${shortYuan(reason.missing)}（还可用 ¥${shortYuan(reason.room)}）`,
        cure: { does: 'pay-cash', word: '这单货到付款' },
      };
    case 'overdue':
      return {
        says: `欠 ¥${shortYuan(reason.owed)} 超期(${dayWord(reason.since, dayOf(now()))}到期)，结清前不能记账`,
        cure: { does: 'pay-cash', word: '这单货到付款' },
      };
    case 'transfer_open':
      return { says: '店正在转让，定下来之前不能记账', cure: { does: 'pay-cash', word: '这单货到付款' } };
    case 'out_of_stock': {
      const { gtin, name, left } = reason;
      return left === 0
        ? { says: `${name} 没货`, cure: { does: 'cases', word: `去掉${name}`, gtin, cases: 0 } }
        : {
            says: `${name} 只剩 ${left} 件`,
            cure: { does: 'cases', word: `减到 ${left} 件`, gtin, cases: left },
          };
    }
    case 'not_sold_here':
      return {
        says: '有一样现在不送您店了',
        cure: { does: 'cases', word: '去掉这样', gtin: reason.gtin, cases: 0 },
      };
    case 'promotion_spent':
      return {
        says: `“${reason.name}”刚刚送完了，已按没有它的价格算`,
        cure: { does: 'again', word: '看新价格' },
      };
    case 'presale_apart':
      return {
        says: `${reason.name}是预售的，${dayWord(reason.deliverFrom, dayOf(now()))}起送，要单独下一单`,
        cure: { does: 'cases', word: `这单先不要${reason.name}`, gtin: reason.gtin, cases: 0 },
      };
    case 'price_changed':
      return { says: '价格刚刚变了', cure: { does: 'again', word: '看新价格' } };
  }
}

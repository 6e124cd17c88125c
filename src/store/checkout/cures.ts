import type { Quote, QuoteReason } from '#contracts/quote';
import type { Day, Gtin } from '#contracts/vocabulary';
import { boughtOf } from '../../shared/line-cost';
import { shortYuan } from '../../shared/money';
import { dayOf, dayWord, now } from '../../shared/time';

/** What a cure's button does. */
export type Cure =
  | { does: 'cases'; word: string; gtin: Gtin; cases: number }
  | { does: 'instead'; word: string; of: Gtin; gtin: Gtin; cases: number }
  | { does: 'ahead'; word: string; gtin: Gtin; until: Day }
  | { does: 'pay-cash'; word: string }
  | { does: 'again'; word: string };

/** A reason in words, and the presses of which each removes it. */
export function curesOf(reason: QuoteReason, quote: Quote): { says: string; cures: Cure[] } {
  const { says, cure } = cureOf(reason, quote);
  const better = reason.reason === 'out_of_stock' ? [...waitFor(reason), ...swapFor(reason, quote)] : [];
  return { says, cures: [...better, cure] };
}

type OutOfStock = Extract<QuoteReason, { reason: 'out_of_stock' }>;

/** 周六到，先占着: the day is the one on which it comes to the shop. */
function waitFor({ gtin, expected }: OutOfStock): Cure[] {
  if (!expected) return [];
  const word = `${dayWord(expected.deliveryDay, dayOf(now()))}到，先占着`;
  return [{ does: 'ahead', word, gtin, until: expected.on }];
}

function swapFor({ gtin, instead, wanted }: OutOfStock, { lines }: Quote): Cure[] {
  if (!instead) return [];
  const line = lines.find((each) => each.gtin === gtin);
  const cases = line ? boughtOf(line) : wanted;
  return [{ does: 'instead', of: gtin, gtin: instead.gtin, cases, word: `换 ${cases} 件${instead.name}` }];
}

function cureOf(reason: QuoteReason, { lines, sellerName }: Quote): { says: string; cure: Cure } {
  switch (reason.reason) {
    case 'below_minimum': {
      const what = reason.line ? `${reason.line}的起订量` : `${sellerName}的起订量`;
      const says = `差 ${reason.missingCases} 件到${what}（${reason.minimumCases} 件）`;
      const byCases = [...lines].sort((a, b) => boughtOf(b) - boughtOf(a));
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
      const { gtin, name, left, expected } = reason;
      const isMoved = expected && lines.some((line) => line.gtin === gtin && line.ahead);
      return left === 0
        ? {
            says: isMoved ? `${name} 到货改了日子` : `${name} 没货`,
            cure: { does: 'cases', word: `去掉${name}`, gtin, cases: 0 },
          }
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
    case 'ahead_apart': {
      const { gtin, name, deliverFrom: until } = reason;
      return {
        says: `${name}${dayWord(until, dayOf(now()))}起才能送，和别的货不在一天`,
        cure: { does: 'ahead', word: `${name}单独一单`, gtin, until },
      };
    }
    case 'price_changed':
      return { says: '价格刚刚变了', cure: { does: 'again', word: '看新价格' } };
  }
}

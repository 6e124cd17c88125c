import type { PromotionRule } from '#contracts/promotion';
import { yuan } from './effect';

type NameOf = (gtin: string) => string | undefined;

/** A promotion's rule as a shop would say it to another, before anything is ordered. */
export function sentenceOf(rule: PromotionRule, nameOf: NameOf): string {
  switch (rule.kind) {
    case 'buy_get':
      return `${goodsWord(rule.goods, nameOf)}每满 ${rule.buyCases} 件送 ${rule.gift.cases} 件${nameOf(rule.gift.gtin) ?? '赠品'}`;
    case 'step': {
      const steps = rule.steps.map(
        ({ fromCases, offPerCase }) => `满 ${fromCases} 件每件减 ${yuan(offPerCase)}`,
      );
      return `${goodsWord(rule.goods, nameOf)}${steps.join('，')}`;
    }
    case 'bundle': {
      const parts = rule.parts.map(({ gtin, cases }) => `${nameOf(gtin) ?? '一样货'} ${cases} 件`);
      return `${parts.join(' + ')}一组减 ${yuan(rule.off)}`;
    }
    case 'spend':
      return `${goodsWord(rule.goods, nameOf)}每满 ${yuan(rule.spend)} 减 ${yuan(rule.off)}`;
    case 'new_pack':
      return `新品${goodsWord(rule.goods, nameOf)}前 ${rule.cases} 件每件减 ${yuan(rule.offPerCase)}`;
    case 'presale':
      return `${nameOf(rule.gtin) ?? '新货'}预订每件减 ${yuan(rule.offPerCase)}，${dateWord(rule.deliverFrom)}起送，卖不完 ${rule.exchangeDays} 天内可换`;
    case 'voucher':
      return `${rule.issued === 'first_receipt' ? '头一次收货后送' : '送您'}一张券，满 ${yuan(rule.spend)} 减 ${yuan(rule.off)}，${rule.days} 天内用`;
  }
}

/** A product line stands there by its own name. */
function goodsWord(goods: readonly string[], nameOf: NameOf): string {
  if (goods.length === 0) return '所有货';
  const names = goods.slice(0, 2).map((each) => nameOf(each) ?? each);
  return goods.length > 2 ? `${names.join('、')}等 ${goods.length} 样` : names.join('、');
}

const dateWord = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

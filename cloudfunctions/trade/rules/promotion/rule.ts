import type { Promotion } from '#contracts/promotion';
import { bundle } from './bundle';
import { buyGet } from './buy-get';
import type { Effect, Open } from './effect';
import { newPack } from './new-pack';
import { presale } from './presale';
import { spend } from './spend';
import { step } from './step';

/** What a promotion does to these lines; a voucher does nothing before a store holds one. */
export function effectOf(
  { rule }: Promotion,
  lines: readonly Open[],
  nameOf: (gtin: string) => string | undefined,
): Effect | undefined {
  switch (rule.kind) {
    case 'buy_get':
      return buyGet(rule, lines, nameOf);
    case 'step':
      return step(rule, lines);
    case 'bundle':
      return bundle(rule, lines);
    case 'spend':
      return spend(rule, lines);
    case 'new_pack':
      return newPack(rule, lines);
    case 'presale':
      return presale(rule, lines);
    case 'voucher':
      return undefined;
  }
}

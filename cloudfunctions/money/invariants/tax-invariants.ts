import type { Month } from '#contracts/vocabulary';
import type { Payee } from '../payout/payee';
import type { Withdrawal } from '../payout/withdrawal';
import { isLabour } from '../rules/nature';
import { isEnd } from '../rules/payout';
import { withheldIn } from '../rules/person-account';
import { accountKey } from '../rules/posting';
import { type Income, incomeOf } from '../rules/tax-months';

type Books = {
  withdrawals: readonly Withdrawal[];
  payees: ReadonlyMap<string, Payee>;
  fold: ReadonlyMap<string, { amount: number }>;
};

/** Every person's month is the sum of its wishes, and what was withheld in a month is what the tax office is owed. */
export function brokenTax(books: Books): string[] {
  return [...brokenMonths(books), ...brokenDebts(books)];
}

type Sums = { asked: Income; paid: Income };

function brokenMonths({ withdrawals, payees }: Books): string[] {
  const meant = new Map<string, Record<'asked' | 'paid', { gross: number; withheld: number }>>();
  for (const withdrawal of withdrawals.filter(({ nature }) => isLabour(nature))) {
    const key = `${withdrawal.personId} ${withdrawal.month}`;
    const sums = meant.get(key) ?? { asked: { gross: 0, withheld: 0 }, paid: { gross: 0, withheld: 0 } };
    for (const part of partsOf(withdrawal)) {
      for (const sum of part.isPaid ? [sums.asked, sums.paid] : [sums.asked]) {
        sum.gross += part.gross;
        sum.withheld += part.withheld;
      }
    }
    meant.set(key, sums);
  }
  return [...meant].flatMap(([key, sums]) => {
    const [personId = '', month = ''] = key.split(' ');
    const { asked, paid }: Sums = incomeOf(payees.get(personId)?.months ?? [], month as Month);
    const isSame = JSON.stringify({ asked, paid }) === JSON.stringify(sums);
    return isSame ? [] : [`the tax months of ${personId} do not say of ${month} what its withdrawals say`];
  });
}

/** What did not come back: paid bills, the open one, and those no bill carries yet. */
function partsOf({ ended, payout, rest }: Withdrawal) {
  const open = isEnd(payout.state) ? [] : [payout, ...rest];
  const paid = [...ended, payout].filter(({ state }) => state === 'paid');
  return [
    ...paid.map((part) => ({ ...part, isPaid: true })),
    ...open.map(({ gross, withheld }) => ({ gross, withheld, isPaid: false })),
  ];
}

function brokenDebts({ payees, fold }: Books): string[] {
  const meant = new Map<string, number>();
  for (const { months } of payees.values()) {
    for (const { month, paid } of months) {
      const account = accountKey(withheldIn(month), 'CNY');
      meant.set(account, (meant.get(account) ?? 0) + paid.withheld);
    }
  }
  const kept = [...fold.keys()].filter((account) => account.startsWith('tax:'));
  return [...new Set([...meant.keys(), ...kept])]
    .filter((account) => (fold.get(account)?.amount ?? 0) !== (meant.get(account) ?? 0))
    .map((account) => `${account} owes another sum than was withheld from people`);
}

import type { StatementLine } from '../../../contracts/statement';
import { movedAmount } from '../../../src/shared/account-words';

const line = (kind: string, way: 'in' | 'out', amount: number) =>
  ({ way, amount, cause: { kind } }) as StatementLine;

test('what moved is less or more debt; a receipt paid at the door moved none and is said to be paid', () => {
  expect(movedAmount(line('receipt', 'out', 9_000))).toBe('多欠 ¥90.00');
  expect(movedAmount(line('payment', 'in', 9_000))).toBe('少欠 ¥90.00');
  expect(movedAmount(line('receipt', 'in', 0))).toBe('当场付清');
  expect(movedAmount(line('opening', 'in', 0))).toBe('没有变');
});

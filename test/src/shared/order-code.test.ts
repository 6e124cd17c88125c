import type { OrderId } from '../../../contracts/vocabulary';
import { orderCode, orderIn } from '../../../src/shared/codes/order-code';

test('the code a rep shows is read as the order it is of, and no case or cap is taken for one', () => {
  const orderId = 'abcd0123456789efGH' as OrderId;
  expect(orderIn(orderCode(orderId))).toBe(orderId);
  for (const code of ['', 'CO1|', 'CO1|short', 'https://x/CO1|abcd0123456789efGH', `${orderCode(orderId)}|x`])
    expect(orderIn(code)).toBeUndefined();
});

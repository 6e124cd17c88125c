import { askInvoice, invoice } from '../../../../cloudfunctions/trade/invoice/ask-invoice';
import { issueInvoice, waitingInvoices } from '../../../../cloudfunctions/trade/invoice/issue-invoice';
import { cancelOrder } from '../../../../cloudfunctions/trade/order/owner-steps';
import { isTaxNumber } from '../../../../cloudfunctions/trade/rules/tax-number';
import { iceTea, laowang } from '../../../first-shop';
import { openShop, orderId, problemOf, type Shop, said } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const taxNumber = '91440300708461136T';
const asks = (id: string, title = '深圳市老王便利店', number: string | undefined = taxNumber) =>
  askInvoice(
    shop.world,
    { storeId: laowang, orderId: orderId(id), title, ...(number && { taxNumber: number }) },
    shop.seats.owner,
  );
const waiting = () => waitingInvoices(shop.world, {}, shop.seats.seller);
const issues = (id: string, number = '25442000000012345678') =>
  issueInvoice(shop.world, { orderId: orderId(id), number }, shop.seats.seller);

test('an invoice is asked for an order once; the seller sees to whom and what came, and says its number', async () => {
  await shop.received('first', [[iceTea, 10]]);
  expect(await asks('first')).toMatchObject({
    amount: 30_000,
    document: '销售发票',
    storeName: '老王便利店',
  });
  expect(await waiting()).toMatchObject({
    invoices: [{ title: '深圳市老王便利店', taxNumber, amount: 30_000 }],
    more: false,
  });
  await issues('first');
  expect(await issues('first')).toMatchObject({ issued: { number: '25442000000012345678' } });
  expect(await waiting()).toEqual({ invoices: [], more: false });
  expect(await problemOf(issues('first', '25442000000099999999'))).toMatchObject({ code: 'invoice_issued' });
  expect(await said(asks('first'))).toBe('invoice_issued');
});

test('the title is typed once and kept for the next order; until it is issued it may be put right', async () => {
  await shop.received('first', [[iceTea, 10]]);
  await shop.place('second', [[iceTea, 10]]);
  await asks('first');
  const second = { storeId: laowang, orderId: orderId('second') };
  expect(await invoice(shop.world, second, shop.seats.owner)).toEqual({
    title: { title: '深圳市老王便利店', taxNumber },
  });
  await asks('second', '王建国', '');
  const shown = await invoice(shop.world, second, shop.seats.owner);
  expect(shown).toMatchObject({ title: { title: '王建国' }, invoice: { title: '王建国' } });
  expect(shown.invoice?.taxNumber).toBeUndefined();
});

test('asked before the goods have come, it is issued only over what came', async () => {
  await shop.shipped('early', [[iceTea, 10]]);
  expect((await asks('early')).amount).toBeUndefined();
  expect(await said(issues('early'))).toBe('order_moved_on');
});

test('for an order that was taken back, another’s order or with a wrong number, nothing is asked', async () => {
  await shop.place('gone', [[iceTea, 10]]);
  await cancelOrder(shop.world, { storeId: laowang, orderId: orderId('gone') }, shop.seats.owner);
  expect(await said(asks('gone'))).toBe('order_moved_on');
  await shop.received('first', [[iceTea, 10]]);
  expect(await said(asks('first', '深圳市老王便利店', '91440300708461136A'))).toBe('tax_number_wrong');
  const asked = { storeId: laowang, orderId: orderId('first'), title: '邻居' };
  expect(await said(askInvoice(shop.world, asked, shop.seats.otherOwner))).toBe('not_yours');
  await asks('first');
  const looks = invoice(shop.world, asked, shop.seats.otherOwner);
  expect(await said(looks)).toBe('not_yours');
  const issue = { orderId: orderId('first'), number: '25442000000012345678' };
  expect(await said(issueInvoice(shop.world, issue, shop.seats.otherSeller))).toBe('not_yours');
});

test('a tax number proves itself by its last character; older ones without a check are believed', () => {
  expect(['91440300708461136T', '91350100M000100Y43', '440301123456789'].map(isTaxNumber)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['91440300708461136A', '9144030070846113', '91440300708461l36T', ''].map(isTaxNumber)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { declineExchange } from '../../../../cloudfunctions/trade/exchange/exchange-steps';
import { setExchangeTerms } from '../../../../cloudfunctions/trade/exchange/exchange-terms';
import { exchangeable } from '../../../../cloudfunctions/trade/exchange/store-exchanges';
import { usualTerms } from '../../../../cloudfunctions/trade/rules/exchange/exchangeable';
import { day, iceTea, laowang } from '../../../first-shop';
import { fen } from '../../../test-cloud';
import { placed, promotion, run } from '../promotion/promoting';
import { openShop, problemOf, type Shop, said } from '../shop';
import { DAY_MS, exchangeId, givingBack } from './give-back';

let shop: Shop;
let back: ReturnType<typeof givingBack>;
beforeEach(async () => {
  shop = await openShop();
  back = givingBack(shop);
  const ahead = {
    kind: 'presale' as const,
    gtin: iceTea,
    offPerCase: fen(300),
    deliverFrom: day('2026-11-24'),
  };
  await run(shop, promotion('ahead', { ...ahead, exchangeDays: 20 }));
});
afterEach(async () => {
  const broken = await brokenBooks(shop.world);
  await shop.cloud.close();
  expect(broken).toEqual([]);
});

const later = (days: number) => shop.cloud.clock.advance(days * DAY_MS);
const page = () => exchangeable(shop.world, { storeId: laowang }, shop.seats.owner);
const orderedAhead = async (cases: number) => {
  const { orderId } = await placed(shop, 'ahead', [[iceTea, cases]]);
  await back.receive(orderId);
};

test('ST-15: what was ordered ahead may be exchanged from the first day to its last promised one, without a count', async () => {
  await orderedAhead(6);
  expect((await page()).products).toMatchObject([{ slow: 90, ownRightUntil: '2026-12-13' }]);
  expect(await back.ask('first', 15)).toMatchObject({ lines: [{ byPresale: true, amount: 2_700 }] });
  later(20);
  expect(await said(back.ask('last', 15))).toBe('done');
  later(1);
  expect(await problemOf(back.ask('late', 15))).toMatchObject({ facts: { why: { reason: 'count_first' } } });
  await back.counted(60);
  expect(await problemOf(back.ask('late', 15))).toMatchObject({
    facts: { why: { reason: 'too_new', from: '2026-12-23' } },
  });
});

test('ST-15: the promise of a pre-sale is not held against what a month allows, and takes nothing of it', async () => {
  await setExchangeTerms(shop.world, { ...usualTerms, days: 1, mostCases: 1 }, shop.seats.seller);
  await run(shop);
  await shop.received('usual', [[iceTea, 3]]);
  later(2);
  const ahead = {
    kind: 'presale' as const,
    gtin: iceTea,
    offPerCase: fen(300),
    deliverFrom: day('2026-11-26'),
  };
  await run(shop, promotion('ahead', { ...ahead, exchangeDays: 20 }));
  await orderedAhead(4);
  await back.counted(7 * 15);
  expect((await page()).products).toMatchObject([{ slow: 4 * 15 + 15 }]);
  expect(await said(back.ask('ahead', 4 * 15))).toBe('done');
  const no = { exchangeId: exchangeId('ahead'), remark: '再卖一阵' };
  await declineExchange(shop.world, no, shop.seats.seller);
  expect(await said(back.ask('all', 5 * 15))).toBe('done');
  expect(await said(back.ask('more', 1))).toBe('exchange_refused');
});

import { stocks } from '../../cloudfunctions/goods/stock';
import { exchanges } from '../../cloudfunctions/trade/exchange/exchange';
import { orders } from '../../cloudfunctions/trade/order/order';
import { samplePhoto } from '../../local/miniprogram/wx/photo';
import { casePrice, honeyTea, iceTea, laowang, lemonTea, seat, wangShifu, xinyuan } from '../first-shop';
import { newId, value } from '../the-loop';
import { type People, type Person, peopleOf } from './people';
import { openTown, type Town } from './town';

const HOUR = 3_600_000;

let town: Town;
let people: People;
let wang: Person;
/**
 * What the owner has tapped since opening the app. Everything that is tapped counts, a chip and a stepper too; only
 * typing does not, nor the camera's own shutter.
 */
let tapped: string[];

beforeAll(async () => {
  town = await openTown();
  people = peopleOf(town);
  const [stock] = town.all(stocks).map(({ _id, ...fields }) => fields);
  if (!stock) throw new Error('The first shop has no stock.');
  await town.seed(stocks, xinyuan, { ...stock, available: { [iceTea]: 99, [lemonTea]: 99, [honeyTea]: 99 } });
  await seat(town, 'wang', 'owner', laowang);
  await seat(town, 'xinyuan', 'seller', xinyuan);
  // Twelve cases came last Monday and twelve this morning; six more are on their way.
  for (const hours of [7 * 24, 3]) {
    await receive(await shipped(8, 4));
    town.cloud.clock.advance(hours * HOUR);
  }
  await shipped(4, 2);
  wang = await people.newPhone('wang', {}, { fontSizeScaleFactor: 1.4 });
}, 120_000);

beforeEach(async () => {
  await wang.simulator.relaunch();
  await wang.phone.waitForText('本月返利');
  tapped = [];
});

afterAll(async () => {
  await people.close();
  await town.close();
});

afterEach(() => expect(people.errors()).toEqual([]));

test('ordering what came last time again takes two taps', async () => {
  await tap('照上次那单');
  await wang.phone.waitForText('¥192.00');
  await tap('下单 ¥192');
  await wang.phone.waitForText('下好了');
  expect(tapped).toHaveLength(2);
  const placed = town.all(orders).filter(({ state }) => state === 'placed');
  expect(placed.map(({ lines }) => lines.map(({ gtin, cases }) => [gtin, cases]))).toEqual([
    [
      [iceTea, 4],
      [lemonTea, 2],
    ],
  ]);
});

test('why the rebate is what it is takes two taps: the rule, each receipt, the sum', async () => {
  await tap('本月返利');
  await tap('11月 茶饮月度阶梯返利，怎么算的');
  await wang.phone.waitForText('一个月满 10 件，每件 ¥0.50；满 20 件，每件 ¥1.00');
  await wang.phone.waitForText('鑫源商贸 收 12 件');
  await wang.phone.waitForText('24 件 × ¥1.00合计+¥24.00');
  expect(tapped).toHaveLength(2);
});

test('counting a product and ordering what is suggested then takes five taps', async () => {
  await tap('数一数货架');
  await tap('冰红茶 500ml 没了');
  await tap('数完了，看建议');
  await wang.phone.waitForText('冰红茶 500ml店里没了');
  const [order = ''] = /就按这个订 ¥[\d,.]+/.exec(await wang.phone.text()) ?? [];
  await tap(order);
  await tap(order.replace('就按这个订', '下单'));
  await wang.phone.waitForText('下好了');
  expect(tapped).toHaveLength(5);
  const latest = town.all(orders).toSorted((a, b) => b.placedAt - a.placedAt)[0];
  expect(latest?.lines.map(({ gtin }) => gtin)).toContain(iceTea);
});

test('telling the seller of two broken cases, with a photo, takes five taps', async () => {
  wang.simulator.answers.photos = [samplePhoto('broken')];
  await tap('报破损少货');
  await tap('冰红茶 500ml破了');
  await tap('冰红茶 500ml破了整件 加一件');
  await tap('拍破损的货');
  await tap('报给鑫源商贸');
  await wang.phone.waitForPath('store/exchange/exchange');
  await wang.phone.waitForText('冰红茶 500ml');
  expect(tapped).toHaveLength(5);
  expect(town.all(exchanges).map(({ lines }) => lines)).toMatchObject([
    [{ gtin: iceTea, why: 'broken', bottles: 30 }],
  ]);
});

test('where the delivery is stands on the first screen, and calling its driver takes one tap', async () => {
  await wang.phone.waitForText('送 6 件 · 王师傅鑫源商贸，在路上');
  await tap('打给王师傅');
  expect(tapped).toHaveLength(1);
  expect(wang.simulator.phone.shown).toContainEqual(
    expect.objectContaining({
      name: 'makePhoneCall',
      options: expect.objectContaining({ phoneNumber: '13800000003' }),
    }),
  );
});

async function tap(name: string) {
  await wang.phone.tap(name);
  tapped.push(name);
}

/** An order of tea that is on its way: placed, accepted, given to the driver. */
async function shipped(iceTeas: number, lemonTeas: number): Promise<string> {
  const [owner, seller] = [await town.phone('wang'), await town.phone('xinyuan')];
  const orderId = newId();
  await value(owner, 'store', 'placeOrder', {
    storeId: laowang,
    orderId,
    sellerId: xinyuan,
    lines: [
      { gtin: iceTea, cases: iceTeas },
      { gtin: lemonTea, cases: lemonTeas },
    ],
    payBy: 'cash',
    total: iceTeas * (casePrice[iceTea] ?? 0) + lemonTeas * (casePrice[lemonTea] ?? 0),
  });
  await value(seller, 'seller', 'accept', { orderId });
  await value(seller, 'seller', 'ship', { orderId, driverId: wangShifu });
  return orderId;
}

async function receive(orderId: string) {
  const order = town.all(orders).find((each) => each.orderId === orderId);
  const input = { storeId: laowang, orderId, lines: [], cash: order?.total ?? 0 };
  await value(await town.phone('wang'), 'store', 'confirmReceipt', input);
}

import { orders } from '../../cloudfunctions/trade/order/order';
import { type People, type Person, peopleOf, signIn } from './people';
import { openTown, type Town } from './town';

let town: Town;
let people: People;
let wang: Person;
let li: Person;

beforeAll(async () => {
  town = await openTown();
  people = peopleOf(town);
  wang = await people.person('wang');
  li = await people.person('li');
});

afterAll(async () => {
  await people.close();
  await town.close();
});

afterEach(() => expect(people.errors()).toEqual([]));

test('Wang sees the goods and what they sell for before anybody asks who Wang is', async () => {
  await wang.phone.tap('我的');
  await wang.phone.tap('我是店主或业务员');
  await wang.phone.tap('我开店，绑定我的店');
  await wang.phone.waitForText('冰红茶 500ml');
  await wang.phone.waitForText('¥3.00/瓶');
  expect(await wang.phone.shows('¥30.00')).toBe(false);
});

test('the rep shows a code that binds the store once, and with it come the seller’s prices', async () => {
  await signIn(town, li, '13800000002');
  await li.phone.tap('店主还没绑店，出绑店码');
  const code = await digitsOn(li);
  await wang.phone.tap('绑定我的店');
  await wang.phone.type('业务员给的 6 位数', code);
  await wang.phone.tap('就是这家店');
  await wang.phone.waitForPath('store/home/home');
  await wang.phone.tap('订货');
  await wang.phone.waitForText('¥30.00/件');
  await wang.phone.waitForText(/合 ¥2\.00.*建议卖 ¥3\.00/);

  const stranger = await people.person('zhang');
  await stranger.phone.tap('我的');
  await stranger.phone.tap('我是店主或业务员');
  await stranger.phone.tap('我开店，绑定我的店');
  await stranger.phone.tap('绑定我的店');
  await stranger.phone.type('业务员给的 6 位数', code);
  await stranger.phone.tap('就是这家店');
  await stranger.phone.waitForText('这个码用过了');
});

test('the first page suggests what shops like Wang’s sell, and says why', async () => {
  await wang.phone.tap('首页');
  await wang.phone.waitForText('附近同类店常卖这');
  await wang.phone.waitForText('冰红茶 500ml');
  await wang.phone.tap('冰红茶 500ml，附近同类店一天卖 13 瓶，为什么');
  await wang.phone.waitForText('您店还没有进货记录');
  await wang.phone.tap('关闭');
});

test('the cart is still there after the app was killed', async () => {
  await wang.phone.tap('订货');
  await wang.phone.tap('冰红茶 500ml 加一件');
  await wang.phone.tap('柠檬茶 500ml 加一件');
  await wang.phone.waitForText('下单 2 件 ¥66');
  await wang.simulator.relaunch();
  await wang.phone.waitForPath('store/home/home');
  await wang.phone.tap('订货');
  await wang.phone.waitForText('下单 2 件 ¥66');
});

test('what stands in the way of an order is said with the button that removes it', async () => {
  await wang.phone.tap('下单 2 件 ¥66');
  await wang.phone.waitForText('差 1 件到鑫源商贸的起订量（3 件）');
  await wang.phone.tap('加 1 件冰红茶 500ml');
  await wang.phone.waitForText('下单 ¥96');
});

test('pressing order twice, quickly, places one order', async () => {
  const press = await wang.phone.program.currentPage();
  const button = await press?.$('[aria-label="下单 ¥96"]');
  await Promise.all([button?.tap(), button?.tap()]);
  await wang.phone.waitForText('下好了');
  await wang.phone.tap('好了');
  await wang.phone.tap('首页');
  await wang.phone.waitForText('等接单');
  expect(town.all(orders).map(({ total }) => total)).toEqual([9600]);
});

test('on a phone that never opened the app, the first page is ready after a few short messages', async () => {
  const { phone, simulator } = await people.newPhone('wang');
  await phone.waitForText('本月返利');
  const sent = simulator.diary.setData.filter(({ page }) => page === 'store/home/home');
  expect(sent.length).toBeLessThanOrEqual(3);
  expect(Math.max(...sent.map(({ bytes }) => bytes))).toBeLessThanOrEqual(16 * 1024);
});

/** Read off the rep's phone as it is read out in the shop. */
async function digitsOn({ phone }: Person): Promise<string> {
  await phone.waitForText('只能用一次');
  const [, first, second] = /(\d{3}) (\d{3})还能用/.exec(await phone.text()) ?? [];
  return `${first}${second}`;
}

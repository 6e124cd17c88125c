import { casePrice, iceTea, laowang, seat, wangShifu, xinyuan } from '../first-shop';
import { newId, value } from '../the-loop';
import { lookAgain, type People, peopleOf } from './people';
import { openTown, type Town } from './town';

let town: Town;
let people: People;

beforeAll(async () => {
  town = await openTown();
  people = peopleOf(town);
  await seat(town, 'wang', 'owner', laowang);
  await seat(town, 'xinyuan', 'seller', xinyuan);
});

afterAll(async () => {
  await people.close();
  await town.close();
});

afterEach(() => expect(people.errors()).toEqual([]));

test('before anything came the book says where the first rebate will come from', async () => {
  const { phone } = await people.person('wang');
  await phone.waitForText('再收 10 件，多拿 ¥5');
  await phone.tap('账本');
  await phone.waitForText('收了货，第一笔返利就出现在这里');
});

test('after a receipt the book shows the rule and its version, the receipt, the sum and the next step', async () => {
  const wang = await people.person('wang');
  await receive(12, 2);
  await lookAgain(wang);
  await wang.phone.waitForText('收了 10 件+¥5.00');
  await wang.phone.tap('11月 茶饮月度阶梯返利，怎么算的');
  await wang.phone.waitForText('一个月满 10 件，每件 ¥0.50；满 20 件，每件 ¥1.00');
  await wang.phone.waitForText('规则第 1 版，按实收件数算');
  await wang.phone.waitForText('鑫源商贸 收 10 件');
  await wang.phone.waitForText('10 件 × ¥0.50合计+¥5.00');
  await wang.phone.waitForText('再收 10 件，多拿 ¥15');
});

test('a later receipt that reaches the next step pays the better rate for the whole month', async () => {
  const wang = await people.person('wang');
  await receive(10, 0);
  await lookAgain(wang);
  await wang.phone.waitForText('收了 20 件+¥20.00');
  await wang.phone.waitForText('20 件 × ¥1.00合计+¥20.00');
  expect(await wang.phone.text()).toMatch(
    /鑫源商贸 收 10 件今天 09:\d\d\+¥5\.00鑫源商贸 收 10 件今天 09:\d\d\+¥15\.00/,
  );
  await wang.phone.tap('关闭');
  await wang.phone.waitForText('能抵货款其中 ¥0.00 现在就能抵，其余等当期结束+¥20.00');
});

/** Ordering and delivering are other journeys; here goods have just come, some of them short. */
async function receive(cases: number, short: number) {
  const [wang, seller] = [await town.phone('wang'), await town.phone('xinyuan')];
  const orderId = newId();
  const total = cases * (casePrice[iceTea] ?? 0);
  const store = { storeId: laowang };
  const lines = [{ gtin: iceTea, cases }];
  const input = { ...store, orderId, sellerId: xinyuan, lines, payBy: 'account', total };
  await value(wang, 'store', 'placeOrder', input);
  await value(seller, 'seller', 'accept', { orderId });
  await value(seller, 'seller', 'ship', { orderId, driverId: wangShifu });
  const remarks = short > 0 ? [{ gtin: iceTea, short, broken: 0 }] : [];
  await value(wang, 'store', 'confirmReceipt', { ...store, orderId, lines: remarks, cash: 0 });
}

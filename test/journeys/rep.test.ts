import { earnings } from '../../cloudfunctions/money/ledger/earning';
import { samplePhoto } from '../../local/miniprogram/wx/photo';
import { type People, type Person, peopleOf, signIn } from './people';
import { doorCode, openTown, type Town } from './town';

const MINUTE = 60_000;

let town: Town;
let people: People;
let li: Person;

beforeAll(async () => {
  town = await openTown();
  people = peopleOf(town);
  li = await people.person('li');
});

afterAll(async () => {
  await people.close();
  await town.close();
});

afterEach(() => expect(people.errors()).toEqual([]));

test('today shows where to go, and a task shows what it is worth there', async () => {
  await signIn(town, li, '13800000002');
  await li.phone.waitForText('下一家');
  await li.phone.waitForText('老王便利店');
  await li.phone.tap('任务');
  await li.phone.waitForText('茶饮端架陈列+¥2.00');
  await li.phone.waitForText('还剩 50 个名额');
  await li.phone.tap('给老王便利店领');
  await li.phone.waitForText('我领的');
  await li.phone.tap('今天');
  await li.phone.waitForText('这家能挣 +¥2.00');
});

test('a visit without network, in an app that is killed on the way, is all there when the app opens again', async () => {
  li.simulator.setOffline(true);
  await li.phone.tap('到店了');
  li.simulator.answers.scan = `https://example.com/s/${doorCode(town)}`;
  await li.phone.tap('扫门店码');
  await li.phone.waitForText('扫到了');
  li.simulator.answers.photos = [samplePhoto('the tea end at Wang’s')];
  town.cloud.clock.advance(MINUTE);
  await li.phone.tap('拍茶饮端架陈列');
  await li.phone.waitForText('看得见几个排面');
  for (let facing = 0; facing < 4; facing++) await li.phone.tap('排面 加一');
  await li.simulator.relaunch();

  await li.phone.waitForPath('rep/home/home');
  await li.phone.tap('到店了');
  await li.phone.tap('价格牌 有');
  await li.phone.tap('冰红茶 500ml 半箱');
  await li.phone.waitForText('数过了，一起交');
  town.cloud.clock.advance(2 * MINUTE);
  await li.phone.tap('做完了 +¥2');
  await li.phone.waitForText('存在手机里了，不会丢');
  await li.phone.waitForText('1 条待上传，不会丢');
  await li.simulator.relaunch();
  await li.phone.waitForText('1 条待上传，不会丢');
  expect(town.all(earnings)).toEqual([]);
});

test('with the network back it goes by itself, is judged at once, and the two yuan say where they came from', async () => {
  li.simulator.setOffline(false);
  await li.phone.waitForText('今天挣 +¥2.00');
  await li.phone.waitForText('去过了');
  await li.phone.tap('任务');
  await li.phone.waitForText('通过了，钱已记');
  await li.phone.tap('收入');
  await li.phone.waitForText('可提 ¥2.00');
  await li.phone.tap('老王便利店这笔怎么来的');
  await li.phone.waitForText('茶饮端架陈列哪个任务，按规则第 1 版');
  await li.phone.tap('关闭');
  expect(li.simulator.phone.files.size).toBe(0);
});

test('taking money out is one bill, and is called paid when WeChat says so', async () => {
  await askFor('1');
  await li.phone.waitForText('等您点收款');
  await li.phone.tap('收款 ¥1');
  await li.phone.waitForText('已到账');
  await li.phone.waitForText('可提 ¥1.00');
  expect(bills()).toMatchObject([{ amountFen: 100, openid: 'o-li', state: 'SUCCESS' }]);
});

test('when WeChat made the bill and its answer was lost, the screen says it is being checked, and one bill is paid', async () => {
  levers().fault({ on: 'create', kind: 'drop_after' });
  // The phone asks once by itself; that finds nobody either.
  levers().fault({ on: 'query', kind: 'drop_before' });
  await askFor('1');
  await li.phone.tap('收款 ¥1');
  await li.phone.waitForText('正在和微信核对，钱没丢，不用再提');
  expect(await li.phone.shows(/可提 ¥0.00正在提 ¥1.00/)).toBe(true);
  await town.cloud.advance(MINUTE);
  await li.phone.tap('看看到账没');
  await li.phone.tap('收款 ¥1');
  await li.phone.waitForText(/可提 ¥0.00.*已到账.*已到账/);
  expect(bills().map(({ amountFen, state }) => [amountFen, state])).toEqual([
    [100, 'SUCCESS'],
    [100, 'SUCCESS'],
  ]);
});

test('the first page of the day is ready after a few short messages to the screen', async () => {
  const { phone, simulator } = await people.newPhone('li');
  await phone.waitForText('今天挣');
  const sent = simulator.diary.setData.filter(({ page }) => page === 'rep/home/home');
  expect(sent.length).toBeLessThanOrEqual(3);
  expect(Math.max(...sent.map(({ bytes }) => bytes))).toBeLessThanOrEqual(16 * 1024);
});

async function askFor(yuan: string) {
  await li.phone.tap('提现');
  await li.phone.type('提多少(元)', yuan);
  await li.phone.tap(`提 ¥${yuan}`);
}

const levers = () => town.cloud.world().wechat.pay.levers;
const bills = () => levers().bills({});

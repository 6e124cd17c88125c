import { batches } from '../../cloudfunctions/goods/batch';
import { identities } from '../../cloudfunctions/people/identity';
import type { BatchId } from '../../contracts/vocabulary';
import { day, iceTea } from '../first-shop';
import { type People, type Person, peopleOf } from './people';
import { openTown, printedCodes, type Town } from './town';

let town: Town;
let people: People;
let caps: string[];
let mei: Person;

beforeAll(async () => {
  town = await openTown();
  people = peopleOf(town);
  caps = (await printedCodes(town)).caps;
});

afterAll(async () => {
  await people.close();
  await town.close();
});

afterEach(() => expect(people.errors()).toEqual([]));

test('a cap scanned with WeChat’s own scanner gives its points before anybody asks anything', async () => {
  mei = await people.newPhone('mei', { q: linkTo(caps[0]) });
  await mei.phone.waitForText('+10 积分');
  await mei.phone.waitForText(/现在有 10 积分.*2027年12月31日/);
  await mei.phone.waitForText('真品 · 2026-11-02 生产');
  expect(mei.simulator.phone.permissions.size).toBe(0);
  expect(grantsOf('o-mei')).toEqual([]);
});

test('the same cap again says so and adds nothing', async () => {
  await scanNext(mei, linkTo(caps[0]));
  await mei.phone.waitForText('这个码您扫过了');
  await mei.phone.waitForText('现在有 10 积分');
});

test('a cap somebody else has used says when, and not by whom', async () => {
  town.cloud.clock.advance(60 * 60_000);
  const hua = await people.newPhone('hua', { q: linkTo(caps[0]) });
  await hua.phone.waitForText('这个码扫过了');
  await hua.phone.waitForText(/今天 09:\d\d 有人扫过/);
  expect(await hua.phone.shows('mei')).toBe(false);
});

test('a cap of a batch not yet on the market is kept, and its points come by themselves', async () => {
  await newBatch(false);
  const later = await printedCodes(town, 0, 'b2612');
  await scanNext(mei, linkTo(later.caps[3]));
  await mei.phone.waitForText('这批货还没登记上市');
  await mei.phone.tap('看我的积分');
  await mei.phone.waitForText('1 个码存着，登记上市后自动给您');
  await newBatch(true);
  await town.cloud.advance(60_000);
  await mei.phone.tap('扫码');
  await mei.phone.tap('会员');
  await mei.phone.waitForText('积分 30');
});

test('every point says where it came from and until when it is good', async () => {
  await mei.phone.waitForText('积分怎么来的');
  await mei.phone.waitForText(/扫码 冰红茶 500ml今天 09:\d\d · 2027年12月31日到期\+10/);
});

test('what is no code of ours is told apart from what could not be read, and from a case', async () => {
  const hua = await people.person('hua');
  await scanNext(hua, 'https://pay.example.net/win');
  await hua.phone.waitForText('不是我们的码');
  await hua.phone.waitForText('别在别的页面填手机号或付钱');
  await scanNext(hua, '半个码');
  await hua.phone.waitForText('没认出来');
  await scanNext(hua, (await printedCodes(town)).caseCode);
  await hua.phone.waitForText('这是箱码');
});

const linkTo = (code: string | undefined) => `https://example.com/c/${code}`;

async function scanNext({ phone, simulator }: Person, text: string) {
  simulator.answers.scan = text;
  await phone.tap('再扫一瓶');
}

const newBatch = (marketed: boolean) =>
  town.seed(batches, 'b2612', {
    batchId: 'b2612' as BatchId,
    serial: 2,
    gtin: iceTea,
    productName: '冰红茶 500ml',
    caseSize: 15,
    cases: 10,
    producedOn: day('2026-11-20'),
    bestBefore: day('2027-08-20'),
    marketed,
    pointsPerCap: 20,
  });

const grantsOf = (openid: string) =>
  town.all(identities).find((identity) => identity.openid === openid)?.grants;

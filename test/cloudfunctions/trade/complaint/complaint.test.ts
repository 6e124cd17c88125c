import {
  answerAsBrand,
  answerAsSeller,
  escalateComplaints,
  replyToAnswer,
} from '../../../../cloudfunctions/trade/complaint/answer-complaint';
import { complain } from '../../../../cloudfunctions/trade/complaint/complain';
import {
  brandComplaints,
  complaintPhotos,
  sellerComplaints,
  storeComplaints,
} from '../../../../cloudfunctions/trade/complaint/complaint-lists';
import { setAnswerHours } from '../../../../cloudfunctions/trade/complaint/golden-time';
import { answererOf, complaintAfter, mayAct } from '../../../../cloudfunctions/trade/rules/complaint';
import { ComplaintAct, ComplaintState } from '../../../../contracts/complaint';
import type { ComplaintId, FileId, SellerId } from '../../../../contracts/vocabulary';
import { laowang, xinyuan } from '../../../first-shop';
import { openShop, type Shop, said } from '../shop';

const HOUR = 3_600_000;
let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const id = (name: string) => name.padEnd(16, 'x') as ComplaintId;
const say = (name: string, more: Partial<Parameters<typeof complain>[1]> = {}) =>
  complain(
    shop.world,
    {
      complaintId: id(name),
      storeId: laowang,
      sellerId: xinyuan,
      kind: 'delivery',
      words: '说好上午送，下午才到',
      photos: [],
      ...more,
    },
    shop.seats.owner,
  );
const answer = (name: string, words = '今天换了线路，明天起上午送') =>
  answerAsSeller(shop.world, { complaintId: id(name), words }, shop.seats.seller);
const reply = (name: string, isSettled: boolean) =>
  replyToAnswer(shop.world, { storeId: laowang, complaintId: id(name), isSettled }, shop.seats.owner);
const own = async () => (await storeComplaints(shop.world, { storeId: laowang })).complaints;
const ofBrand = async () => (await brandComplaints(shop.world)).complaints;
const ofSeller = async () => (await sellerComplaints(shop.world, {}, shop.seats.seller)).complaints;

test('ST-22: a store says what is wrong, its seller answers, and the store sees every step', async () => {
  await say('late');
  expect(await ofSeller()).toMatchObject([{ storeName: '老王便利店', kind: 'delivery' }]);
  shop.cloud.clock.advance(HOUR);
  await answer('late');
  expect(await ofSeller()).toEqual([]);
  await reply('late', true);
  const [shown] = await own();
  expect(shown).toMatchObject({ state: 'closed', answerBy: (shown?.askedAt ?? 0) + 24 * HOUR });
  expect(shown?.steps.map(({ act, by }) => `${by} ${act}`)).toEqual([
    'owner ask',
    'seller answer',
    'owner close',
  ]);
});

test('ST-22: an idea for the market goes to the brand, which answers it', async () => {
  await say('idea', { kind: 'idea', words: '小瓶装夏天会好卖', sellerId: undefined as never });
  expect(await ofBrand()).toMatchObject([{ kind: 'idea', answerer: 'brand' }]);
  expect(await said(answer('idea'))).toBe('not_yours');
  await answerAsBrand(shop.world, { complaintId: id('idea'), words: '已转给产品部，月底回您' });
  expect(await own()).toMatchObject([{ state: 'answered' }]);
});

test('what a seller leaves unanswered longer than the golden time goes to the brand in the night, once', async () => {
  await setAnswerHours(shop.world, { answerHours: 2 });
  await say('late');
  shop.cloud.clock.advance(2 * HOUR);
  expect(await escalateComplaints(shop.world)).toBe(0);
  shop.cloud.clock.advance(1);
  expect(await Promise.all([escalateComplaints(shop.world), escalateComplaints(shop.world)])).toContain(1);
  expect(await escalateComplaints(shop.world)).toBe(0);
  expect(await ofSeller()).toEqual([]);
  expect(await ofBrand()).toMatchObject([{ answerer: 'brand' }]);
  expect((await own())[0]?.steps.map(({ act }) => act)).toEqual(['ask', 'escalate']);
});

test('an answer that settles nothing goes to the brand with a time of its own', async () => {
  await say('late');
  await answer('late');
  shop.cloud.clock.advance(30 * HOUR);
  await reply('late', false);
  const [again] = await ofBrand();
  expect(again).toMatchObject({
    state: 'asked',
    answerer: 'brand',
    answerBy: shop.cloud.clock.now() + 24 * HOUR,
  });
  expect(await said(answer('late', '再说一次'))).toBe('not_yours');
});

test('the seller’s answer and the night at once end in one of the two, and nothing is lost', async () => {
  for (const name of ['a', 'b', 'c']) await say(name);
  shop.cloud.clock.advance(25 * HOUR);
  await Promise.all([escalateComplaints(shop.world), ...['a', 'b', 'c'].map((name) => said(answer(name)))]);
  for (const { state, answerer, steps } of await own()) {
    const acts = steps.map(({ act }) => act).join();
    expect([`answered seller ask,answer`, `asked brand ask,escalate`]).toContain(
      `${state} ${answerer} ${acts}`,
    );
  }
});

test('said again it is one complaint; other words under the same id are told; a seller who does not supply the store is not one to complain about', async () => {
  const first = await say('once');
  expect(await say('once')).toEqual(first);
  expect(await said(say('once', { words: '别的话' }))).toBe('complaint_differs');
  expect(await said(say('other', { sellerId: 'guangda' as SellerId }))).toBe('not_yours');
  await answer('once');
  expect(await answer('once')).toMatchObject({ state: 'answered' });
  expect(await said(answer('once', '又一句'))).toBe('complaint_moved_on');
});

test('only who has to answer sees the photos, and only the owner’s own are believed', async () => {
  const put = (folder: string) => shop.cloud.put(`${folder}/p.jpg`, Buffer.from(folder)) as FileId;
  expect(await said(say('theirs', { photos: [put('o-neighbour')] }))).toBe('not_yours');
  await say('mine', { photos: [put(shop.seats.owner.openid)] });
  const photos = { complaintId: id('mine') };
  const { links } = await complaintPhotos(shop.world, photos, shop.seats.seller);
  expect(links).toHaveLength(1);
  expect(await said(complaintPhotos(shop.world, photos, shop.seats.otherSeller))).toBe('not_yours');
});

test('every act in every state of a complaint is allowed or not, and leads where the table says', () => {
  const table = ComplaintState.options.flatMap((state) =>
    ComplaintAct.options
      .filter((act) => mayAct(state, act))
      .map((act) => `${state} ${act} ${complaintAfter(act)}`),
  );
  expect(table).toEqual([
    'asked answer answered',
    'asked escalate asked',
    'answered insist asked',
    'answered close closed',
  ]);
  expect(answererOf('goods', 'xinyuan')).toBe('seller');
  expect(answererOf('goods', undefined)).toBe('brand');
  expect(answererOf('service', 'xinyuan')).toBe('brand');
});

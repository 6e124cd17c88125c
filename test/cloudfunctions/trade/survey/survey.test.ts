import { answerSurvey, survey } from '../../../../cloudfunctions/trade/survey/ask-survey';
import { setSurvey, surveyResults } from '../../../../cloudfunctions/trade/survey/brand-survey';
import type { OrderId, SurveyId } from '../../../../contracts/vocabulary';
import { day, iceTea, laowang } from '../../../first-shop';
import { openShop, orderId, type Shop, said } from '../shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.cloud.close());

const asked = {
  surveyId: 'winter' as SurveyId,
  title: '这次送货怎么样',
  questions: [
    { asks: '送得准时吗', choices: ['准时', '晚了'] },
    { asks: '司机态度', choices: ['好', '一般', '差'] },
  ],
  startsOn: day('2026-11-01'),
  endsOn: day('2026-12-31'),
};
const after = (id: OrderId) => survey(shop.world, { storeId: laowang, orderId: id }, shop.seats.owner);
const tap = (id: OrderId, answers: number[]) =>
  answerSurvey(
    shop.world,
    { storeId: laowang, orderId: id, surveyId: asked.surveyId, answers },
    shop.seats.owner,
  );

test('ST-22: after a receipt a store is asked a few questions, at most once a month, and each tap counts for its seller', async () => {
  await setSurvey(shop.world, asked);
  await shop.received('first', [[iceTea, 3]]);
  expect((await after(orderId('first'))).survey).toEqual(asked);
  expect((await after(orderId('first'))).survey).toEqual(asked);
  await shop.received('second', [[iceTea, 3]]);
  expect(await after(orderId('second'))).toEqual({});
  await Promise.all([tap(orderId('first'), [0, 2]), tap(orderId('first'), [0, 2])]);
  expect(await after(orderId('first'))).toEqual({});
  expect((await surveyResults(shop.world, { surveyId: asked.surveyId })).sellers).toEqual([
    {
      sellerId: 'xinyuan',
      sellerName: '鑫源商贸',
      stores: 1,
      counts: [
        [1, 0],
        [0, 0, 1],
      ],
    },
  ]);
  shop.cloud.clock.set('2026-12-02T09:00:00+08:00');
  await shop.received('next', [[iceTea, 3]]);
  expect((await after(orderId('next'))).survey).toEqual(asked);
});

test('nobody is asked before a receipt, without a survey, or when it is over', async () => {
  const { orderId: id } = await shop.shipped('way', [[iceTea, 3]]);
  expect(await after(id)).toEqual({});
  await setSurvey(shop.world, asked);
  expect(await after(id)).toEqual({});
  await setSurvey(shop.world, { ...asked, endsOn: day('2026-11-22') });
  await shop.received('over', [[iceTea, 3]]);
  expect(await after(orderId('over'))).toEqual({});
});

test('taps that fit no question are refused, and other questions need another id', async () => {
  await setSurvey(shop.world, asked);
  await shop.received('first', [[iceTea, 3]]);
  await after(orderId('first'));
  expect(await said(tap(orderId('first'), [0]))).toBe('bad_input');
  expect(await said(tap(orderId('first'), [2, 0]))).toBe('bad_input');
  const other = [{ asks: '别的问题', choices: ['是', '否'] }];
  expect(await said(setSurvey(shop.world, { ...asked, questions: other }))).toBe('survey_differs');
  await shop.received('second', [[iceTea, 3]]);
  expect(await said(tap(orderId('second'), [0, 0]))).toBe('survey_over');
});

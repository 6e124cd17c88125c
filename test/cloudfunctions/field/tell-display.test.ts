import { displayPlans } from '../../../cloudfunctions/trade/rebate/display';
import { rebate } from '../../../cloudfunctions/trade/rebate/rebate-page';
import type { PolicyId } from '../../../contracts/vocabulary';
import { day, laowang, xinyuan } from '../../first-shop';
import { fen } from '../../test-cloud';
import { openFieldDay, teaFront } from './field-day';

test('ST-16: the rep’s photo passes, and the store has its display fee before the rep’s phone hears of it', async () => {
  const field = await openFieldDay();
  const place = { planId: 'heap' as PolicyId, version: 1, place: '堆头', standard: '8 瓶', taskId: teaFront };
  const seller = {
    sellerId: xinyuan,
    sellerName: '鑫源商贸',
    startsOn: day('2026-11-01'),
    endsOn: day('2026-12-31'),
  };
  const places = [{ ...place, fee: fen(3000), mostAMonth: 2, ...seller }];
  await field.seed(displayPlans, laowang, { storeId: laowang, places });
  await field.openTask({ provesDisplay: true });
  await field.claimed();
  const report = field.visit([field.evidence()]);
  await field.report(report);
  await field.report(report);
  expect(await rebate(field.world, { storeId: laowang })).toMatchObject({
    usable: 3000,
    statements: [{ policyName: '堆头陈列费', photos: 1, amount: 3000 }],
  });
  await field.close();
});

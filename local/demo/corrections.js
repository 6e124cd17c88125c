import { card, dayAndTime, fenOf, show, yuan } from './card.js';
import { brand, brandAs } from './cloud.js';
import { submit } from './page.js';
import { secondPerson } from './second-person.js';

/** What was booked by mistake is turned round by two people; and the files a bookkeeper takes out. */
export function openCorrections() {
  submit('reversal', ({ entryId, why, evidence }) => brand('proposeReversal', { entryId, why, evidence }));
  submit('opening-rebate', ({ right, ...asked }) =>
    brand('proposeOpeningRebate', { ...asked, right: fenOf(right) }),
  );
  submit('tax-file', async ({ kind, month, why }) => {
    const { url } = await brandAs('brand', 'taxFile', { kind, month, why }, 'pay');
    open(url);
  });
}

export async function showReversals() {
  show('reversals', (await brand('reversals')).reversals.map(reversalCard), '没有要冲回的');
}

export async function showOpeningRightings() {
  const { rightings } = await brand('openingRightings');
  show('opening-rightings', rightings.map(rightingCard), '没有要改的');
}

function rightingCard({ storeId, storeName, sellerId, sellerName, before, proposal }) {
  const { right, why, evidence, at } = proposal;
  return card(
    [
      `${storeName} 在${sellerName}的期初返利 ¥${yuan(before)} 改成 ¥${yuan(right)}，${dayAndTime(at)} 提议`,
      `${why}；凭据：${evidence}`,
    ],
    secondPerson('改', 'OpeningRebate', { storeId, sellerId }, proposal),
  );
}

function reversalCard({ entryId, personId, amount, proposal }) {
  const { why, evidence, at } = proposal;
  return card(
    [`${personId} ¥${yuan(amount)}，${dayAndTime(at)} 提议`, `${why}；凭据：${evidence}`, entryId],
    secondPerson('冲回', 'Reversal', { entryId }, proposal),
  );
}

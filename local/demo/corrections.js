import { card, dayAndTime, fenOf, remarkFor, show, yuan } from './card.js';
import { brand, brandAs } from './cloud.js';
import { button, submit } from './page.js';

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

function rightingCard({ storeId, storeName, sellerId, sellerName, before, right, why, evidence, at }) {
  const confirm = button('第二个人确认改', () =>
    brandAs('brand2', 'confirmOpeningRebate', { storeId, sellerId, right }),
  );
  return card(
    [
      `${storeName} 在${sellerName}的期初返利 ¥${yuan(before)} 改成 ¥${yuan(right)}，${dayAndTime(at)} 提议`,
      `${why}；凭据：${evidence}`,
    ],
    [confirm],
  );
}

function reversalCard({ entryId, payee, amount, why, evidence, at }) {
  const confirm = button('第二个人确认冲回', () => brandAs('brand2', 'confirmReversal', { entryId }));
  const withdraw = button('撤回冲回提议', () =>
    brand('withdrawReversal', { entryId, why: remarkFor('为什么撤回') }),
  );
  return card(
    [`${payee} ¥${yuan(amount)}，${dayAndTime(at)} 提议`, `${why}；凭据：${evidence}`, entryId],
    [confirm, withdraw],
  );
}

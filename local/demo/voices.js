import { card, dayAndTime, fenOf, remarkFor, show, yuan } from './card.js';
import { brand } from './cloud.js';
import { at, button, watch } from './page.js';

/** What stores said and wait to hear: complaints, statements they call wrong, prizes they have not got yet. */
export function openVoices() {
  watch(look, 8000);
}

async function look() {
  show('complaints', (await brand('complaints')).complaints.map(complaintCard), '没有等品牌答复的');
  show('rebate-disputes', (await brand('rebateDisputes')).disputes.map(disputeCard), '没有说不对的');
  show('prizes', (await brand('prizes')).prizes.map(prizeCard), '没有要交的奖品');
  const [toDecide, toAsk] = await Promise.all(
    ['remove', 'activate'].map((step) => brand('quietStores', { step })),
  );
  show('quiet', [...toDecide.stores, ...toAsk.stores].map(quietCard), '没有停下来的小店');
}

function complaintCard({ complaintId, storeName, sellerName, kind, steps, answerBy, photos }) {
  const said = steps.map(({ by, words }) => (words ? `${byWord[by]}：${words}` : '')).filter(Boolean);
  const answer = button('答复', () =>
    brand('answerComplaint', { complaintId, words: remarkFor('怎么答复') }),
  );
  const look = button('看照片', async () => {
    const { links } = await brand('complaintPhotos', { complaintId });
    for (const link of links) window.open(link);
  });
  return card(
    [
      `${storeName} · ${kindWord[kind]}${sellerName ? ` · ${sellerName}` : ''}`,
      ...said,
      `${dayAndTime(answerBy)} 前答复`,
    ],
    photos.length > 0 ? [answer, look] : [answer],
  );
}

function disputeCard({ storeId, storeName, statement, dispute, isLate }) {
  const { month, policyId, policyName, amount, lines } = statement;
  const about = { storeId, month, policyId, disputeId: dispute.disputeId };
  const explain = button('说明', () =>
    brand('answerRebateDispute', { ...about, remark: remarkFor('怎么说明') }),
  );
  const correct = (words, way) =>
    button(words, () => {
      const typed = fenOf(remarkFor(`${words}多少元`));
      const correction = { way, amount: typed };
      return brand('answerRebateDispute', { ...about, remark: remarkFor('为什么'), correction });
    });
  return card(
    [
      `${storeName} ${month} ${policyName} ¥${yuan(amount)}，${lines.length} 条记录`,
      `店主：${dispute.says}`,
      `${isLate ? '超过答复时间了，' : ''}${dayAndTime(dispute.dueAt)} 前答复`,
    ],
    [explain, correct('补给店里', 'in'), correct('从店里扣', 'out')],
  );
}

/** Whether a store stays is a person's decision; asking it back is one press nearer than letting it go. */
function quietCard({ storeId, name, sinceDays, step }) {
  const askBack = button('填进发券', () => {
    const { elements } = at('vouchers');
    elements.kind.value = 'stores';
    elements.who.value = storeId;
    elements.name.focus();
  });
  const says = step === 'remove' ? '还留不留，该定了' : '请业务员问一声';
  return card([`${name} · ${sinceDays} 天没进货，${says}`], [askBack]);
}

function prizeCard({ storeName, name, state, dueOn, isLate, sellerName = '业务员' }) {
  const where = state === 'brought' ? '说是送到了，等店主点收到' : `${sellerName}送`;
  return card([`${storeName} · ${name}`, `${where}，${dueOn} 前${isLate ? '，已经晚了' : ''}`]);
}

const byWord = { owner: '店主', seller: '经销商', brand: '品牌', clock: '到时间' };
const kindWord = { goods: '货', delivery: '送货', price: '价格', service: '服务', idea: '建议' };

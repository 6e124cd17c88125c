import { card, dayAndTime, fenOf, show, yuan } from './card.js';
import { brand } from './cloud.js';
import { button, submit, watch } from './page.js';

/** What promotions have cost and may still cost, and the vouchers that the brand gives. */
export function openPromotions() {
  submit('vouchers', async ({ name, spend, off, days, budget, kind, who }) => {
    const terms = { name, spend: fenOf(spend), off: fenOf(off), days: Number(days), budget: fenOf(budget) };
    await giveToAll({ giftId: newId(), ...terms, to: toWhom(kind, who) });
    await look();
  });
  watch(look, 8000);
}

/** A part of the stores at a time, until there is none or the budget is spent. */
async function giveToAll(gift) {
  for (let after; ; ) {
    const answer = await brand('giveVouchers', { ...gift, ...(after && { after }) });
    if (answer.isSpent) throw new Error(`预算用完了，发了 ${answer.gift.given} 家`);
    after = answer.after;
    if (!after) return;
  }
}

async function withdraw(giftId) {
  for (let after; ; ) {
    ({ after } = await brand('withdrawVouchers', { giftId, ...(after && { after }) }));
    if (!after) break;
  }
  await look();
}

function toWhom(kind, who) {
  if (kind === 'level') return { kind, tier: who.trim() };
  if (kind === 'area') return { kind, repId: who.trim() };
  if (kind === 'opening_day') return { kind };
  return { kind, storeIds: who.split(/[\s,，、]+/).filter(Boolean) };
}

async function look() {
  show('spending', (await brand('promotionSpending')).promotions.map(spendingCard), '没有促销');
  show('voucher-gifts', (await brand('voucherGifts')).gifts.map(giftCard), '没有发过券');
}

function spendingCard({ name, version, funder, runs, sellers }) {
  const until = runs ? `${runs.startsOn} 到 ${runs.endsOn}` : '旧的一版';
  return card([
    `${name} 第 ${version} 版 · ${funder === 'brand' ? '品牌承担' : '经销商承担'} · ${until}`,
    ...(sellers.length > 0 ? sellers.map(atSeller) : ['还没有一单用到']),
  ]);
}

function atSeller({ sellerName, orders, given, takenBack, cap }) {
  const spent = `${sellerName}：${orders} 单，用了 ¥${yuan(given)}${takenBack > 0 ? `，收回 ¥${yuan(takenBack)}` : ''}`;
  if (!cap) return spent;
  const say = (count) => (cap.of === 'money' ? `¥${yuan(count)}` : `${count} 件`);
  return `${spent}；封顶 ${say(cap.total)}，占着 ${say(cap.held)}，还剩 ${say(cap.left)}`;
}

function giftCard({ giftId, withdrawnAt, name, spend, off, days, to, budget, left, given, used, orders }) {
  return card(
    [
      `${name} · 满 ¥${yuan(spend)} 减 ¥${yuan(off)}，${days} 天有效 · ${whomWord[to.kind]}`,
      `发了 ${given} 家，占预算 ¥${yuan(budget - left)}，还剩 ¥${yuan(left)}；${orders} 单用了 ¥${yuan(used)}`,
      withdrawnAt && `${dayAndTime(withdrawnAt)} 停发，没用的都收回了`,
    ],
    withdrawnAt ? [] : [button('停发，收回没用的', () => withdraw(giftId))],
  );
}

const whomWord = {
  stores: '点名的店',
  level: '一个等级',
  area: '一个业务员的店',
  opening_day: '开业周年的店',
};

/** Made here, so that what is sent again is the same gift. */
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

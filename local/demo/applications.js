import { brand } from './cloud.js';
import { at, button } from './page.js';

let shown;

/** Shops that ask to be in the list: a level and who supplies which line, or a reason why not. */
export async function showApplications() {
  const { applications } = await brand('storeApplications');
  const key = applications.map(({ applicationId }) => applicationId).join();
  if (key === shown) return;
  shown = key;
  at('applications').replaceChildren(
    ...(applications.length > 0 ? applications.map(card) : ['没有要开通的']),
  );
}

function card({ applicationId, name, address, ownerPhone, licence = '没写执照号', byRep }) {
  const made = document.createElement('div');
  made.className = 'evidence';
  const words = document.createElement('div');
  words.append(`${name} · ${address} · ${ownerPhone} · ${licence}`);
  if (byRep) words.append(` · 申请人是业务员${byRep}：自己的店不能自己跑`);
  const tier = field('等级，如 A', 'A');
  const supply = field('谁送什么，如 茶饮=xinyuan', '');
  const reason = field('不通过的话，为什么', '');
  const row = document.createElement('div');
  row.className = 'row';
  row.append(
    button('看门头', async () => window.open((await brand('doorPhoto', { applicationId })).link)),
    button('开通', () =>
      brand('approveStore', { applicationId, tier: tier.value, supply: suppliesIn(supply.value) }),
    ),
    button('不通过', () => brand('declineStore', { applicationId, reason: reason.value })),
  );
  words.append(tier, supply, reason, row);
  made.append(words);
  return made;
}

function field(words, value) {
  const input = document.createElement('input');
  input.placeholder = words;
  input.setAttribute('aria-label', words);
  input.value = value;
  return input;
}

const suppliesIn = (typed) =>
  typed
    .split(/\s+/)
    .filter(Boolean)
    .map((pair) => {
      const [line, sellerId] = pair.split('=');
      return { line, sellerId };
    });

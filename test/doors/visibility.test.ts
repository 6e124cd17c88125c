import { identities } from '../../cloudfunctions/people/identity';
import { sellers } from '../../cloudfunctions/people/seller';
import { orders } from '../../cloudfunctions/trade/order/order';
import { priceListId, priceLists } from '../../cloudfunctions/trade/price/price-list';
import type { Api } from '../../contracts/call';
import type { Role } from '../../contracts/role';
import { sellerApi } from '../../contracts/seller';
import { storeApi } from '../../contracts/store';
import type { SellerId } from '../../contracts/vocabulary';
import { iceTea, laowang, openFirstShop, seat, wangShifu, xinyuan } from '../first-shop';
import { type RunningCloud, startRunningCloud } from '../running-cloud';
import { fen } from '../test-cloud';
import { walkTheLoop } from '../the-loop';
import { sampleOf } from './samples';

/** Who looks, from where, through which door. */
const lookers: Partial<Record<Role, { at: string; door: string; api: Api }>> = {
  seller: { at: xinyuan, door: 'seller', api: sellerApi },
  driver: { at: `${xinyuan}.${wangShifu}`, door: 'seller', api: sellerApi },
  owner: { at: laowang, door: 'store', api: storeApi },
  clerk: { at: laowang, door: 'store', api: storeApi },
};
const calls = Object.entries(lookers).flatMap(([role, { door, api }]) =>
  Object.entries(api)
    .filter(([, { by }]) => by !== 'anyone' && by.includes(role as Role))
    .map(([name, call]) => ({ role: role as Role, door, name, call })),
);

/** A price that stands nowhere but on another seller's list for these very stores. */
const THEIR_PRICE = 47_113;
const MEMBERS_PHONE = '13912345678';

let cloud: RunningCloud;
let hidden: string[];
beforeAll(async () => {
  cloud = await startRunningCloud({ at: '2026-11-23T09:00:00+08:00', timers: [] });
  await openFirstShop(cloud);
  await anotherSeller();
  await walkTheLoop(cloud);
  const { code } = cloud.cloud.world().wechat.wechat.levers.phoneCode({ phone: MEMBERS_PHONE });
  // Known to nobody's books: what she typed must not turn up on somebody else's screen either.
  await (await cloud.phone('mei')).call('member', 'signInByPhone', { phoneCode: code });
  for (const [role, { at }] of Object.entries(lookers)) await seat(cloud, `eye-${role}`, role as Role, at);
  hidden = [...consumers(), MEMBERS_PHONE, String(THEIR_PRICE), '光大'];
}, 120_000);
afterAll(() => cloud.close());

/** Whoever is nobody's employee and nobody's owner: a consumer, by each name the cloud has for one. */
function consumers(): string[] {
  const found = cloud.all(identities).filter(({ grants }) => grants.length === 0);
  if (found.length === 0) throw new Error('The loop left no consumer to be hidden.');
  return found.flatMap(({ personId, openid }) => [personId, openid]);
}

async function anotherSeller() {
  const [mine] = cloud.all(sellers);
  const [list] = cloud.all(priceLists);
  const product = list?.prices[iceTea];
  if (!mine || !list || !product) throw new Error('The first shop has no seller with prices.');
  const sellerId = 'guangda' as SellerId;
  const theirs = { ...list, sellerId, seller: { ...list.seller, name: '光大' } };
  await cloud.seed(sellers, sellerId, { ...mine, sellerId, name: '光大' });
  await cloud.seed(priceLists, priceListId(sellerId, 'A'), {
    ...theirs,
    prices: { [iceTea]: { ...product, casePrice: fen(THEIR_PRICE) } },
  });
}

test.each(calls)(
  'what $role reads by $name names no consumer and no other seller’s price',
  async ({ role, door, name, call }) => {
    const [order] = cloud.all(orders);
    const phone = await cloud.phone(`eye-${role}`);
    const real = { storeId: laowang, orderId: order?._id ?? '', driverId: wangShifu };
    const told = JSON.stringify(await phone.call(door, name, withReal(sampleOf(call), real)));
    // Where one's own photos go begins with one's own name.
    const answer = told.replaceAll(`o-eye-${role}/`, '');
    expect(answer).not.toContain('"broken"');
    expect(hidden.filter((word) => answer.includes(word))).toEqual([]);
    // An openid of anybody else has no business on a phone.
    expect(answer).not.toMatch(/openid|"o-[a-z]/i);
  },
);

function withReal(given: unknown, real: Record<string, string>): unknown {
  if (Array.isArray(given)) return given.map((each) => withReal(each, real));
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(
    Object.entries(given).map(([key, each]) => [key, real[key] ?? withReal(each, real)]),
  );
}

import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catchUp } from '../../../cloudfunctions/facts/fact';
import type { Wechat } from '../../../cloudfunctions/platform/ports';
import { connectWechat } from '../../../cloudfunctions/platform/wechat/wechat';
import { inbox, type ReachWorld, readInbox } from '../../../cloudfunctions/reach/inbox';
import { messages, toStore } from '../../../cloudfunctions/reach/message';
import { allowMessages, messageCredits } from '../../../cloudfunctions/reach/message-credit';
import { sendMessages } from '../../../cloudfunctions/reach/send-messages';
import { reachReactions } from '../../../cloudfunctions/reach/tell';
import { changeOrder } from '../../../cloudfunctions/trade/order/change-order';
import type { Instant } from '../../../contracts/vocabulary';
import { createWechat } from '../../../local/wechat/wechat';
import { iceTea, laowang } from '../../first-shop';
import { listener } from '../platform/wechatpay/listener';
import { openShop, orderId, type Shop } from '../trade/shop';

const app = { appid: 'wxcrowncaplocal0001', secret: 'made-up' };
const folder = mkdtempSync(join(tmpdir(), 'reach-'));
let nowMs = 0;
let round = 0;
const wechat = createWechat({ folder, now: () => nowMs, ...app });
const line = { isCut: false };
const server = http.createServer(listener((request) => wechat.handle(request), { prefix: '/wechat' }));

let shop: Shop;
let world: ReachWorld;
const owner = () => shop.seats.owner;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await wechat.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  shop = await openShop();
  nowMs = shop.cloud.clock.now();
  line.isCut = false;
  round += 1;
  const fields = { thing1: 'who', thing2: 'what', date3: 'when' } as const;
  world = {
    ...shop.world,
    wechat: { ...shop.world.wechat, sendMessage: (message) => connected().sendMessage(message) },
    templates: { order_shipped: { templateId: `shipped-${round}`, fields } },
  };
});
afterEach(() => shop.cloud.close());

function connected(): Pick<Wechat, 'sendMessage'> {
  const { port } = server.address() as AddressInfo;
  return connectWechat({
    baseUrl: `http://127.0.0.1:${line.isCut ? 9 : port}/wechat`,
    ...app,
    tokens: { read: async () => undefined, write: async () => undefined },
    now: () => nowMs,
    environment: { CROWNCAP_LOCAL: '1' },
  });
}

/** The phone asks, WeChat's own sheet says yes, and both keep their count. */
async function allow(askId: string) {
  const templateId = world.templates.order_shipped?.templateId ?? '';
  wechat.levers.allowMessage({ openid: owner().openid, templateId });
  await allowMessages(
    world,
    { storeId: laowang, askId: askId.padEnd(16, 'x'), kinds: ['order_shipped'] },
    owner(),
  );
}

const aMinute = async () => {
  await catchUp(world, reachReactions);
  await sendMessages(world);
};
const sent = () =>
  wechat.levers
    .messages()
    .filter(({ template_id }) => template_id === world.templates.order_shipped?.templateId);
const creditLeft = () => shop.cloud.all(messageCredits).map(({ left }) => left);
const shownNews = async () =>
  (await inbox(world, { storeId: laowang }, owner())).messages.map(({ news }) => news.kind);

test('the owner who allowed it is told by WeChat once that the goods are on their way', async () => {
  await allow('ask-one');
  await shop.shipped('first', [[iceTea, 3]]);
  await aMinute();
  await aMinute();
  expect(sent()).toHaveLength(1);
  expect(sent()[0]).toMatchObject({
    touser: owner().openid,
    page: `store/order/order?orderId=${orderId('first')}`,
    data: { thing1: { value: '鑫源商贸' }, thing2: { value: '3 件在路上' } },
  });
  expect(creditLeft()).toEqual([0]);
});

test('who allowed one message gets one; the second stands in the inbox only', async () => {
  await allow('ask-one');
  await shop.shipped('first', [[iceTea, 3]]);
  await shop.shipped('second', [[iceTea, 3]]);
  await aMinute();
  expect(sent()).toHaveLength(1);
  expect(await shownNews()).toEqual(['order_shipped', 'order_shipped']);
});

test('an answer the phone sends again counts once', async () => {
  await allow('ask-one');
  await allowMessages(
    world,
    { storeId: laowang, askId: 'ask-one'.padEnd(16, 'x'), kinds: ['order_shipped'] },
    owner(),
  );
  expect(creditLeft()).toEqual([1]);
});

test('a message that may have gone out is not sent again, and nothing is lost: it stands in the inbox', async () => {
  await allow('ask-one');
  await shop.shipped('first', [[iceTea, 3]]);
  line.isCut = true;
  await aMinute();
  line.isCut = false;
  shop.cloud.clock.advance(10 * 60_000);
  await aMinute();
  expect(sent()).toEqual([]);
  expect(await shownNews()).toEqual(['order_shipped']);
});

test('whoever took the leave back at WeChat is not counted on any more', async () => {
  await allowMessages(
    world,
    { storeId: laowang, askId: 'ask-two'.padEnd(16, 'x'), kinds: ['order_shipped'] },
    owner(),
  );
  await shop.shipped('first', [[iceTea, 3]]);
  await aMinute();
  expect(sent()).toEqual([]);
  expect(creditLeft()).toEqual([0]);
});

test('two workers at once tell it once', async () => {
  await allow('ask-one');
  await allow('ask-two');
  await shop.shipped('first', [[iceTea, 3]]);
  await catchUp(world, reachReactions);
  await Promise.all([sendMessages(world), sendMessages(world), sendMessages(world)]);
  expect(sent()).toHaveLength(1);
});

test('what was read stays read, also when an older phone speaks late', async () => {
  const order = await shop.place('changed', [[iceTea, 5]]);
  await changeOrder(
    world,
    { orderId: order.orderId, lines: [{ gtin: iceTea, cases: 4 }] },
    shop.seats.seller,
  );
  await catchUp(world, reachReactions);
  const before = await inbox(world, { storeId: laowang }, owner());
  expect(before.unread).toBe(1);
  expect(before.messages[0]?.news).toEqual({
    kind: 'order_changed',
    orderId: order.orderId,
    sellerName: '鑫源商贸',
  });
  const until = before.messages[0]?.at ?? shop.cloud.clock.now();
  await readInbox(world, { storeId: laowang, until }, owner());
  shop.cloud.clock.advance(1000);
  await readInbox(world, { storeId: laowang, until: (until - 5000) as typeof until }, owner());
  expect((await inbox(world, { storeId: laowang }, owner())).unread).toBe(0);
});

test('the inbox is read back to its first message, none lost between two pages', async () => {
  const news = { kind: 'order_changed' as const, orderId: orderId('changed'), sellerName: '鑫源商贸' };
  // The twentieth and the twenty-first came in one night, at one moment.
  for (let n = 0; n < 24; n++) {
    const at = (shop.cloud.clock.now() - (n < 20 ? n : n - 1) * 1000) as Instant;
    await shop.cloud.seed(messages, `news-${n}`, { to: toStore(laowang), at, news, told: {} });
  }
  const first = await inbox(world, { storeId: laowang }, owner());
  const second = await inbox(world, { storeId: laowang, before: first.messages.at(-1)?.at }, owner());
  expect([first.more, second.more]).toEqual([true, false]);
  expect(new Set([...first.messages, ...second.messages].map(({ messageId }) => messageId)).size).toBe(24);
});

import { EJSON } from 'bson';
import { timers } from '../../config/declared';
import { iceTea, laowang, openFirstShop } from '../first-shop';
import { type RunningCloud, startRunningCloud } from '../running-cloud';
import { newId, value, walkTheLoop } from '../the-loop';

let cloud: RunningCloud;
const strayed = new Set<string>();
const alarms: string[] = [];
beforeAll(async () => {
  cloud = await startRunningCloud({
    at: '2026-11-23T09:00:00+08:00',
    timers: [],
    log: (_, line) => void (/alarm|broken/.test(line) && alarms.push(line)),
  });
  await openFirstShop(cloud);
  cloud.cloud.world().database.onCall(({ action, collection, index, examined, found }) => {
    const isAim = index !== 'scan' && examined <= MOST_LOOKED_AT * Math.max(1, found);
    if (!isAim) strayed.add(`${action} on ${collection} by ${index}: ${examined} looked at, ${found} found`);
  });
}, 60_000);
afterAll(() => cloud.close());

/** For each document that was wanted. */
const MOST_LOOKED_AT = 10;
const NEIGHBOURS = 40;

test('the whole loop, every screen and the clock look only at the documents they want, whoever else is there', async () => {
  await walkTheLoop(cloud);
  await crowd();
  await everyScreen();
  for (const timer of timers) await fire(timer);
  expect([...strayed]).toEqual([]);
  expect(alarms).toEqual([]);
}, 120_000);

test('a careless question among them would be seen: one without an index, and one that reads forty to find one', async () => {
  strayed.clear();
  const { database } = cloud.cloud.world();
  const ask = (query: object) =>
    database.answer({
      action: 'database.getDocument',
      collectionName: 'orders',
      query: JSON.stringify(query),
    });
  const [order] = database.all('orders');
  await ask({ total: order?.total });
  await ask({ _id: { $gte: '' }, total: -1 });
  await ask({ _id: order?._id });
  expect([...strayed]).toEqual([
    expect.stringMatching(/^database.getDocument on orders by scan: /),
    expect.stringMatching(/^database.getDocument on orders by _id_: \d\d+ looked at, 0 found$/),
  ]);
});

/** Forty neighbours to whom the same happened: every document once more for each, with their names for ours. */
async function crowd() {
  const { database } = cloud.cloud.world();
  const ours =
    /laowang|xinyuan|wang-shifu|xiaoli|tea-front|tea-steps|b2611|(?<=person-)[a-z-]+|\b[0-9a-f]{20,}\b/g;
  for (const collectionName of database.collections()) {
    const data = database.all(collectionName).flatMap((document) =>
      Array.from({ length: NEIGHBOURS }, (_, n) => {
        const theirs = JSON.parse(JSON.stringify(document).replace(ours, (name) => `${name}${n}x`));
        const serial = 'serial' in theirs && { serial: theirs.serial + n + 1 };
        const _id = theirs._id === document._id ? `${theirs._id}.${n}` : theirs._id;
        return EJSON.stringify({ ...theirs, ...serial, _id }, { relaxed: false });
      }),
    );
    if (data.length === 0) continue;
    const answer = await database.answer({ action: 'database.insertDocument', collectionName, data });
    expect({ collectionName, code: answer.code }).toEqual({ collectionName, code: undefined });
  }
}

const replayed = {
  rule: { kind: 'steps', steps: [{ fromCases: 10, perCase: 50 }] },
  gtins: [],
  sellerIds: [],
  tiers: [],
  from: '2026-11',
  months: 1,
};

async function everyScreen() {
  const store = { storeId: laowang };
  const cart = { lines: [{ gtin: iceTea, cases: 3 }], payBy: 'account' };
  const screens: [phone: string, door: string, call: string, input: object][] = [
    ['wang', 'store', 'browse', {}],
    ['wang', 'store', 'home', store],
    ['wang', 'store', 'shelfBoard', store],
    ['wang', 'store', 'setDial', { ...store, dial: 'full' }],
    ['wang', 'store', 'markMustHave', { ...store, gtin: iceTea, isMust: true }],
    ['wang', 'store', 'prepareWeekly', { ...store, isWanted: true }],
    ['xinyuan', 'seller', 'lowStores', {}],
    ['brand', 'brand', 'quietStores', { step: 'activate' }],
    ['wang', 'store', 'offers', store],
    ['wang', 'store', 'quote', { ...store, ...cart }],
    [
      'wang',
      'store',
      'placeOrder',
      { ...store, ...cart, orderId: newId(), sellerId: 'xinyuan', total: 9000 },
    ],
    ['wang', 'store', 'orders', store],
    ['wang', 'store', 'rebate', store],
    ['xinyuan', 'seller', 'waiting', {}],
    ['xinyuan', 'seller', 'underWay', {}],
    ['xinyuan', 'seller', 'stock', {}],
    ['xinyuan', 'seller', 'deliveryTerms', {}],
    ['xinyuan', 'seller', 'punctuality', {}],
    ['xinyuan', 'seller', 'deliveryNotes', {}],
    ['xinyuan', 'seller', 'orderSheet', { from: '2026-11-23', through: '2026-11-23' }],
    ['xinyuan', 'seller', 'shortRefunds', {}],
    ['xinyuan', 'seller', 'cash', {}],
    ['xinyuan', 'seller', 'owed', {}],
    ['xinyuan', 'seller', 'employees', {}],
    ['xinyuan', 'seller', 'employeeStatement', { repId: 'xiaoli', month: '2026-11' }],
    ['wang-shifu', 'seller', 'stops', {}],
    ['li', 'rep', 'today', {}],
    ['li', 'rep', 'tasks', {}],
    ['li', 'rep', 'claims', {}],
    ['li', 'rep', 'earnings', {}],
    ['li', 'pay', 'realName', {}],
    ['brand', 'pay', 'taxFile', { kind: 'withholding', month: '2026-11', why: '申报' }],
    ['brand', 'pay', 'taxFile', { kind: 'platform', month: '2026-11', why: '季度报送' }],
    ['mei', 'member', 'whoAmI', {}],
    ['mei', 'member', 'points', {}],
    ['brand', 'brand', 'replayRebate', { draft: replayed }],
    ['brand', 'brand', 'doubtful', {}],
    ['brand', 'brand', 'parkedRefunds', {}],
    ['brand', 'brand', 'parkedPayments', {}],
    ['brand', 'brand', 'switches', {}],
    ['brand', 'brand', 'waitingApprovals', {}],
    ['brand', 'brand', 'audits', {}],
    ['brand', 'brand', 'audits', { of: 'withdrawal:nothing' }],
    ['brand', 'brand', 'statement', { account: 'person:person-li:available' }],
    ['li', 'rep', 'statement', {}],
  ];
  for (const [phone, door, call, input] of screens) await value(await cloud.phone(phone), door, call, input);
}

async function fire(timer: (typeof timers)[number]) {
  const event = JSON.stringify({ Type: 'Timer', TriggerName: timer.name });
  const outcome = await cloud.cloud.world().host.invoke(timer.function, event, { kind: 'timer' });
  expect(outcome).toMatchObject({ ok: true });
}

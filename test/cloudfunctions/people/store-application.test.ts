import { catchUp } from '../../../cloudfunctions/facts/fact';
import { shelves } from '../../../cloudfunctions/goods/shelf';
import { applyForStore, ownApplication } from '../../../cloudfunctions/people/apply-for-store';
import {
  approveStore,
  declineStore,
  doorPhoto,
  waitingApplications,
} from '../../../cloudfunctions/people/decide-application';
import { identities } from '../../../cloudfunctions/people/identity';
import { phoneNumberId, phoneNumbers } from '../../../cloudfunctions/people/phone-number';
import { stores } from '../../../cloudfunctions/people/store';
import { storePeople } from '../../../cloudfunctions/people/store-people';
import type { Seat } from '../../../cloudfunctions/platform/serve';
import { inbox } from '../../../cloudfunctions/reach/inbox';
import { reachReactions } from '../../../cloudfunctions/reach/tell';
import { credits } from '../../../cloudfunctions/trade/account/credit';
import { openPages } from '../../../cloudfunctions/trade/account/open-pages';
import { placeOrder } from '../../../cloudfunctions/trade/order/place-order';
import { quote } from '../../../cloudfunctions/trade/price/quote';
import { importWorkbook } from '../../../cloudfunctions/workbook/import-workbook';
import type { FileId, StoreApplicationId, StoreId } from '../../../contracts/vocabulary';
import { workbookFile } from '../../../local/market/workbook-file';
import { iceTea, laowang, seat, xinyuan } from '../../first-shop';
import { openShop, orderId, problemOf, type Shop, said } from '../trade/shop';
import { smallWorkbook } from '../workbook/small-workbook';

let shop: Shop;
let world: Shop['world'] & { openPages: typeof openPages };
let mei: Seat;
let brand: Seat;
let colleague: Seat;

beforeEach(async () => {
  shop = await openShop();
  world = { ...shop.world, openPages };
  mei = await seat(shop.cloud, 'mei', 'member', 'mei');
  brand = await seat(shop.cloud, 'brand', 'operator', 'brand');
  colleague = await seat(shop.cloud, 'colleague', 'operator', 'brand');
});
afterEach(() => shop.cloud.close());

const photoOf = ({ openid }: Seat) =>
  shop.cloud.put(`${openid}/door.jpg`, Buffer.from(`${openid}'s door`)) as FileId;
const idOf = (name: string) => name.padEnd(20, 'x') as StoreApplicationId;
const application = (name: string, by: Seat, more: object = {}) => ({
  applicationId: idOf(name),
  name: '小美便利店',
  address: '海岸城 9 号',
  latitude: 22.53,
  longitude: 113.95,
  doorPhoto: photoOf(by),
  phoneCode: 'phone:13900000009',
  ...more,
});
const ask = (name: string, by = mei, more: object = {}) =>
  applyForStore(world, application(name, by, more), by);
const choice = { tier: 'A', supply: [{ line: '茶饮', sellerId: xinyuan }] };
const approve = (name: string, by = brand, chosen = choice) =>
  approveStore(world, { applicationId: idOf(name), ...chosen }, by);
const everything = () => shop.cloud.database.collections().map((name) => shop.cloud.database.all(name));
const grantsOf = ({ personId }: Seat) =>
  shop.cloud.all(identities).find((each) => each.personId === personId)?.grants ?? [];

test('a shop in no list asks, sees that it waits, is approved, and orders at its own prices', async () => {
  await ask('first');
  expect((await ownApplication(world, {}, mei)).application).toMatchObject({ state: 'asked' });
  expect((await waitingApplications(world)).applications).toMatchObject([
    { name: '小美便利店', ownerPhone: '13900000009', latitude: 22.53 },
  ]);
  const { openedAs } = await approve('first');
  const storeId = openedAs as StoreId;
  expect((await ownApplication(world, {}, mei)).application).toMatchObject({ state: 'approved', openedAs });
  expect((await waitingApplications(world)).applications).toEqual([]);
  expect(grantsOf(mei)).toContainEqual({ role: 'owner', at: storeId, name: '小美便利店' });
  const lines = [{ gtin: iceTea, cases: 4 }];
  const { quotes } = await quote(world, { storeId, lines, payBy: 'cash' });
  const owner = { ...mei, role: 'owner' as const, at: storeId };
  const total = quotes[0]!.total;
  const wanted = {
    orderId: orderId('ofmei'),
    storeId,
    sellerId: xinyuan,
    lines,
    payBy: 'cash' as const,
    total,
  };
  expect((await placeOrder(world, wanted, owner)).state).toBe('placed');
});

test('what is opened is what a workbook would open: a bound store, a page, an account without a limit, an owner by right', async () => {
  await ask('first', mei, { licence: '91440300MA5EXAMPL1' });
  const { openedAs } = await approve('first');
  const of = <Fields extends { storeId: StoreId }>(all: Fields[]) =>
    all.find((each) => each.storeId === openedAs);
  expect(of(shop.cloud.all(stores))).toMatchObject({
    bound: true,
    tier: 'A',
    ownerPhone: '13900000009',
    licence: '91440300MA5EXAMPL1',
    reps: [],
  });
  expect(of(shop.cloud.all(shelves))).toMatchObject({ name: '小美便利店', supply: choice.supply });
  expect(of(shop.cloud.all(credits))).toMatchObject({ limit: 0, owed: 0, sellerName: '鑫源商贸' });
  expect(of(shop.cloud.all(storePeople))?.people).toMatchObject([{ role: 'owner', isInvited: false }]);
});

test('a shop that is in the list is told which one it is and whether somebody owns it, and nothing is asked', async () => {
  const here = { latitude: 22.51802, longitude: 113.93503, name: '老王超市' };
  expect(await problemOf(ask('first', mei, here))).toEqual({
    code: 'store_known',
    facts: { name: '老王便利店', hasOwner: true },
  });
  expect((await ownApplication(world, {}, mei)).application).toBe(undefined);
});

test('a licence that a store has already is that store, in whatever street', async () => {
  const licence = '91440300MA5EXAMPL1';
  await ask('first', mei, { licence });
  await approve('first');
  const li = await seat(shop.cloud, 'li', 'member', 'li');
  const elsewhere = { licence, name: '新开的店', latitude: 23, longitude: 114 };
  expect(await said(ask('second', li, elsewhere))).toBe('store_known');
});

test('the same application sent again, its answer lost, is one; another with its id or beside it is refused', async () => {
  await ask('first');
  const before = everything();
  expect(await ask('first', mei, { phoneCode: 'a new code' })).toMatchObject({ state: 'asked' });
  expect(everything()).toEqual(before);
  expect(await said(ask('first', mei, { name: '小美超级市场' }))).toBe('application_differs');
  expect(await said(ask('second'))).toBe('application_open');
});

test('one person who asks twice at once for two shops has one application', async () => {
  const answers = await Promise.all([said(ask('first')), said(ask('second', mei, { name: '另一家' }))]);
  expect(answers.sort()).toEqual(['application_open', 'done']);
  expect((await waitingApplications(world)).applications).toHaveLength(1);
});

test('a phone WeChat does not vouch for, somebody else’s photo and a photo that never came are refused', async () => {
  expect(await said(ask('first', mei, { phoneCode: 'made up' }))).toBe('phone_unknown');
  expect(await said(ask('first', mei, { doorPhoto: photoOf(brand) }))).toBe('not_yours');
  const lost = `${photoOf(mei)}.lost` as FileId;
  expect(await said(ask('first', mei, { doorPhoto: lost }))).toBe('photo_missing');
});

test('whoever tries shop after shop to learn what stands where is stopped after ten in an hour', async () => {
  const here = { latitude: 22.51802, longitude: 113.93503, name: '老王超市' };
  for (let n = 0; n < 10; n++) expect(await said(ask('first', mei, here))).toBe('store_known');
  expect(await said(ask('first', mei, here))).toBe('busy');
});

test('a no comes with its reason, and the shop may ask again', async () => {
  await ask('first');
  await declineStore(world, { applicationId: idOf('first'), reason: '门头照看不清，请重拍' }, brand);
  expect((await ownApplication(world, {}, mei)).application).toMatchObject({
    state: 'declined',
    reason: '门头照看不清，请重拍',
  });
  expect(await ask('second')).toMatchObject({ state: 'asked' });
  expect((await ownApplication(world, {}, mei)).application?.reason).toBe(undefined);
  await approve('second');
  expect(shop.cloud.all(stores).filter(({ name }) => name === '小美便利店')).toHaveLength(1);
});

test('two of the brand at once, one yes and one no: one word counts, and the other is told', async () => {
  await ask('first');
  const no = declineStore(world, { applicationId: idOf('first'), reason: '不在这一片' }, colleague);
  const answers = await Promise.all([said(approve('first')), said(no)]);
  expect(answers.sort()).toEqual(['application_moved_on', 'done']);
  const isOwner = grantsOf(mei).some(({ role }) => role === 'owner');
  expect((await ownApplication(world, {}, mei)).application?.state).toBe(isOwner ? 'approved' : 'declined');
});

test('a yes said again changes nothing; a colleague’s other yes is told that it is decided', async () => {
  await ask('first');
  const first = await approve('first');
  const before = everything();
  expect(await approve('first')).toEqual(first);
  expect(await said(approve('first', colleague))).toBe('application_moved_on');
  expect(everything()).toEqual(before);
});

test('two people who ask for one shop, both approved at the same moment, make one store', async () => {
  const li = await seat(shop.cloud, 'li', 'member', 'li');
  await ask('first');
  await ask('second', li, { name: '小美超市' });
  const answers = await Promise.all([said(approve('first')), said(approve('second', colleague))]);
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
  expect(shop.cloud.all(stores).filter(({ name }) => name.startsWith('小美'))).toHaveLength(1);
  const late = [await said(approve('first')), await said(approve('second', colleague))];
  expect(late.sort()).toEqual(['done', 'store_known']);
});

test('an approval that names a seller without prices for that level, or a line twice, opens nothing', async () => {
  await ask('first');
  const before = everything();
  const wrong = [
    { ...choice, tier: 'Z' },
    { ...choice, supply: [{ line: '汽水', sellerId: xinyuan }] },
    { ...choice, supply: [...choice.supply, ...choice.supply] },
  ];
  for (const chosen of wrong) expect(await said(approve('first', brand, chosen))).toBe('supply_wrong');
  expect(everything()).toEqual(before);
  expect(await said(approve('nobody'))).toBe('not_yours');
});

test('the brand sees the door it decides about', async () => {
  await ask('first');
  const { link } = await doorPhoto(world, { applicationId: idOf('first') });
  expect(await (await fetch(link)).text()).toBe("o-mei's door");
});

test('the brand’s word reaches the applicant in the inbox of whatever store the person sits in, and nobody else’s', async () => {
  const inboxOf = (storeId: StoreId, reader: Seat) =>
    inbox({ ...world, templates: {} }, { storeId }, { ...reader, role: 'owner', at: storeId });
  const told = async () => {
    await catchUp(world, reachReactions);
    return (await inboxOf(laowang, mei)).messages.map(({ news }) => news);
  };
  await ask('first');
  await declineStore(world, { applicationId: idOf('first'), reason: '门头照看不清' }, brand);
  const declined = { kind: 'store_declined', name: '小美便利店', reason: '门头照看不清' };
  expect(await told()).toEqual([declined]);
  await ask('second');
  shop.cloud.clock.advance(60_000);
  await approve('second');
  await approve('second');
  expect(await told()).toEqual([{ kind: 'store_opened', name: '小美便利店' }, declined]);
  expect((await inboxOf(laowang, shop.seats.owner)).messages).toEqual([]);
});

test('a rep who asks for a shop is seen by the brand, by WeChat or by the number given; others are nobody’s rep', async () => {
  const li = await seat(shop.cloud, 'li', 'rep', 'xiaoli');
  const yan = await seat(shop.cloud, 'yan', 'member', 'yan');
  await shop.cloud.seed(phoneNumbers, phoneNumberId(world, '13900000009'), {
    grants: [{ role: 'rep', at: 'xiaoli', name: '小李' }],
  });
  await ask('first', mei, { phoneCode: 'phone:13900000001' });
  await ask('second', li, { name: '李家小店', latitude: 22.6, phoneCode: 'phone:13900000002' });
  await ask('third', yan, { name: '颜记', latitude: 22.7 });
  const reps = (await waitingApplications(world)).applications.map(({ name, byRep }) => [name, byRep]);
  expect(reps.toSorted()).toEqual([
    ['小美便利店', undefined],
    ['李家小店', 'li'],
    ['颜记', '小李'],
  ]);
});

test('a workbook that lists an approved shop under another number is told both names, and makes no second one', async () => {
  await ask('first');
  const storeId = (await approve('first')).openedAs as StoreId;
  const workbook = smallWorkbook();
  const row = ['mei-2', '小美超市', '13900000009', '海岸城 9 号', '22.53001', '113.95002', 'A'];
  workbook.门店?.push(row);
  const bring = async () =>
    problemOf(
      importWorkbook(world, {
        file: shop.cloud.put('o-brand/twice.xlsx', await workbookFile(workbook)),
        apply: true,
      }),
    );
  expect(await bring()).toMatchObject({
    code: 'workbook_refused',
    facts: {
      findings: [
        {
          value: '小美超市',
          says: `和已有的编号 ${storeId} “小美便利店”相距不到 30 米、名字相近,像是同一家店`,
        },
      ],
    },
  });
  row[0] = storeId;
  expect(await bring()).toBe('done');
  expect(shop.cloud.all(stores).filter(({ name }) => name.startsWith('小美'))).toHaveLength(1);
});

test('a workbook that does not know the store leaves it alone; one that takes it in keeps its owner and its page', async () => {
  await ask('first');
  const storeId = (await approve('first')).openedAs as StoreId;
  const bring = async (name: string, sheets: Parameters<typeof workbookFile>[0]) =>
    importWorkbook(world, {
      file: shop.cloud.put(`o-brand/${name}.xlsx`, await workbookFile(sheets)),
      apply: true,
    });
  const own = () =>
    [stores, shelves, credits, storePeople].map((of) =>
      shop.cloud.database.all(of.name).filter((each) => each.storeId === storeId),
    );
  const before = own();
  await bring('without', smallWorkbook());
  expect(own()).toEqual(before);
  const { 门店 = [], 供货 = [], ...rest } = smallWorkbook();
  const taken = [storeId, '小美便利店', '13900000009', '海岸城 9 号', '22.53', '113.95', 'A'];
  await bring('with', { ...rest, 门店: [...门店, taken], 供货: [...供货, [storeId, '茶饮', 'xinyuan']] });
  await bring('without again', smallWorkbook());
  expect(shop.cloud.all(stores).find((each) => each.storeId === storeId)).toMatchObject({ bound: true });
  expect(grantsOf(mei)).toContainEqual({ role: 'owner', at: storeId, name: '小美便利店' });
  expect(own().map((all) => all.length)).toEqual([1, 1, 1, 1]);
});

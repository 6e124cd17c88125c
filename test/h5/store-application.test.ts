import type { StoreApplication } from '../../contracts/store-application';
import type { Instant, StoreApplicationId, StoreId } from '../../contracts/vocabulary';
import { findFaults } from './faults';
import * as answers from './store-answers';
import { type Opened, storePhones, value } from './store-phone';

const openStore = storePhones();
const stranger = { role: 'member', at: 'mei' as StoreId, name: '会员' };
const asked: StoreApplication = {
  applicationId: 'application00000001' as StoreApplicationId,
  state: 'asked',
  name: '小美便利店',
  address: '海岸城 9 号',
  askedAt: (answers.at - 3_600_000) as Instant,
};
const declined: StoreApplication = {
  ...asked,
  state: 'declined',
  decidedAt: answers.at as Instant,
  reason: '门头照看不清，请重拍',
};
const approved: StoreApplication = {
  ...asked,
  state: 'approved',
  decidedAt: answers.at as Instant,
  openedAs: answers.storeId as StoreId,
};
const own = (application?: StoreApplication) => ({
  ownApplication: value({ folder: 'o-mei/', ...(application && { application }) }),
});
const filled = {
  applicationId: asked.applicationId,
  name: asked.name,
  address: asked.address,
  place: { latitude: 22.53, longitude: 113.95 },
  licence: '91440300MA5EXAMPL1',
  photos: [],
};
const form = { path: 'store/application/application', seat: stranger, says: own() };
const newcomer = (application?: StoreApplication): Opened => ({ seat: stranger, says: own(application) });

const screens: Record<string, Opened> = {
  'a newcomer': newcomer(),
  'an application that waits': newcomer(asked),
  'an application that was declined': newcomer(declined),
  'an application that was approved': newcomer(approved),
  'an empty form': form,
  'a filled form': { ...form, kept: { 'application-draft': filled } },
};

test.each(Object.keys(screens))('every word of %s can be read and every control hit', async (name) => {
  const { page } = await openStore(screens[name] ?? {});
  expect(await findFaults(page)).toEqual([]);
});

/** As a person does it: the map, the door, the number; a browser's stand-ins answer for WeChat. */
async function fillIn(opened: Awaited<ReturnType<typeof openStore>>) {
  const { page, tap, sees } = opened;
  await page.getByLabel('店名（和门头一样）').locator('input').fill('小美便利店');
  await tap('在地图上选');
  await page.getByLabel('纬度,经度').fill('22.53,113.95');
  await page.getByText('就是这里').click();
  await page.getByLabel('地址（写到门牌）').locator('input').fill('海岸城 9 号');
  const choosing = page.waitForEvent('filechooser');
  await tap('拍门头照');
  await (await choosing).setFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer: onePixel });
  await sees('用微信手机号提交');
}
const onePixel = Buffer.from(
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
  'base64',
);

test('a shop in no list fills in what it is, sends it with its number, and what was written outlives the app', async () => {
  const opened = await openStore({ ...form, says: { ...own(), applyForStore: value(asked) } });
  const { page, tap, sees } = opened;
  await page.route('**/v1/storage/upload**', (route) =>
    route.fulfill({ json: { fileID: 'cloud://local-1abc.local-files/o-mei/door.jpg' } }),
  );
  await page.route('**/wechat/phone-code', (route) => route.fulfill({ json: { code: 'from-wechat' } }));
  await sees('先写店名');
  await fillIn(opened);
  await page.reload();
  await sees('位置已选好');
  await tap('用微信手机号提交');
  await page.getByLabel('手机号', { exact: true }).fill('13900000009');
  await page.getByText('允许').click();
  await page.waitForURL(/store\/home/);
  expect(opened.asked('applyForStore')).toMatchObject([
    {
      name: '小美便利店',
      address: '海岸城 9 号',
      latitude: 22.53,
      longitude: 113.95,
      doorPhoto: 'cloud://local-1abc.local-files/o-mei/door.jpg',
      phoneCode: 'from-wechat',
    },
  ]);
});

test('a shop that is in the list reads which one it is and what to do', async () => {
  const known = { problem: { code: 'store_known', facts: { name: '老王便利店', hasOwner: false } } };
  const opened = await openStore({ ...form, says: { ...own(), applyForStore: known } });
  const { page, tap, sees } = opened;
  await page.route('**/v1/storage/upload**', (route) =>
    route.fulfill({ json: { fileID: 'cloud://local-1abc.local-files/o-mei/door.jpg' } }),
  );
  await page.route('**/wechat/phone-code', (route) => route.fulfill({ json: { code: 'from-wechat' } }));
  await fillIn(opened);
  await tap('用微信手机号提交');
  await page.getByLabel('手机号', { exact: true }).fill('13900000009');
  await page.getByText('允许').click();
  await sees('老王便利店就在名单里，不用申请');
});

test('how far it is stands on the first page: waiting, why not with a way to ask again, and the way in', async () => {
  const waiting = await openStore(newcomer(asked));
  await waiting.sees('品牌正在核对');
  expect(await waiting.page.getByText('我的店不在名单里').count()).toBe(0);
  const no = await openStore(newcomer(declined));
  await no.sees('门头照看不清，请重拍');
  await no.tap('改一下再申请');
  await no.sees('店在哪里');
  const yes = await openStore(newcomer(approved));
  yes.answer('whoAmI', value({ seats: [{ role: 'owner', at: answers.storeId, name: '小美便利店' }] }));
  await yes.tap('进店订货');
  await yes.sees('就按这个订');
});

test('a half-finished count is there again after the app has died, and gone with the day or once it is sent', async () => {
  const counting = {
    path: 'store/count/count',
    says: { orders: value({ orders: [answers.received], more: false }) },
  };
  const opened = await openStore(counting);
  const { page, tap, sees, asked: askedOf } = opened;
  const [line] = answers.received.lines;
  const chosen = page.getByRole('radio', { name: /半箱/ }).first();
  await sees(line?.name ?? '');
  await chosen.click();
  await page.reload();
  await sees('数完了，看建议');
  expect(await chosen.getAttribute('aria-selected')).toBe('true');
  await page.clock.setFixedTime(answers.at + 86_400_000);
  await page.reload();
  await sees('先数一样');
  await chosen.click();
  await tap('数完了，看建议');
  await sees('就按这个订');
  expect(askedOf('count')).toMatchObject([{ lines: [{ gtin: line?.gtin, level: 'half' }] }]);
  await page.goto(page.url().replace('store/home/home', 'store/count/count'));
  await sees('先数一样');
});

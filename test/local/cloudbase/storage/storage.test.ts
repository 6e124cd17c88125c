import type { Cloud } from '../../../../local/server';
import { sdkOn, signedIn, testCloud } from '../cloud-in-test';

let cloud: Cloud;
let app: ReturnType<typeof sdkOn>;

beforeAll(async () => {
  cloud = await testCloud();
  app = sdkOn(cloud.origin);
});

afterAll(() => cloud.close());

const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200_000, 7)]);

async function linkOf(fileID: string, maxAge = 600): Promise<{ code: string; tempFileURL: string }> {
  const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge }] });
  return fileList[0] as unknown as { code: string; tempFileURL: string };
}

test('a file goes up and comes down as it was, under a Chinese name too', async () => {
  const { fileID } = await app.uploadFile({ cloudPath: 'evidence/王记 便利店/陈列.jpg', fileContent: photo });
  const { fileContent } = await app.downloadFile({ fileID });
  expect(Buffer.compare(fileContent as Buffer, photo)).toBe(0);
});

test('a link works until its time is over, and for its own file only', async () => {
  const { fileID } = await app.uploadFile({ cloudPath: 'a/shelf.jpg', fileContent: photo });
  await app.uploadFile({ cloudPath: 'a/other.jpg', fileContent: photo });
  const { tempFileURL } = await linkOf(fileID);
  const answer = await fetch(tempFileURL);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect((await fetch(tempFileURL.replace('shelf', 'other'))).status).toBe(403);
  expect((await fetch(tempFileURL.replace(/until=\d+/, `until=${Date.now() * 2}`))).status).toBe(403);
  expect((await fetch(tempFileURL, { method: 'PUT', body: 'overwritten' })).status).toBe(403);
  await cloud.advance(601_000);
  expect((await fetch(tempFileURL)).status).toBe(403);
});

test('a file that was deleted is gone, and the answer for a missing one says so', async () => {
  const { fileID } = await app.uploadFile({ cloudPath: 'a/gone.jpg', fileContent: photo });
  await app.deleteFile({ fileList: [fileID] });
  expect(await linkOf(fileID)).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
  expect(await linkOf('cloud://elsewhere.bucket/a/gone.jpg')).toMatchObject({
    code: 'STORAGE_FILE_NONEXIST',
  });
});

test('no path leads out of the folder', async () => {
  for (const cloudPath of ['../secret', 'a/../../secret', '/etc/passwd', 'a//b', 'a\\..\\b', '']) {
    await expect(app.uploadFile({ cloudPath, fileContent: photo })).rejects.toMatchObject({
      code: 'INVALID_PARAM',
    });
  }
  expect((await fetch(`${cloud.origin}/storage/..%2f..%2fsecret`)).status).toBe(403);
});

test('a phone puts pictures and workbooks into its own folder, and nothing else anywhere', async () => {
  const authorization = await signedIn(cloud.origin, 'rep');
  const upload = async (path: string, body: Buffer) => {
    const url = `${cloud.origin}/v1/storage/upload?path=${encodeURIComponent(path)}`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization },
      body: new Uint8Array(body),
    });
    return { status: answer.status, ...(await answer.json()) };
  };
  const { fileID } = await upload('o-rep/visit/1.jpg', photo);
  expect(Buffer.compare((await app.downloadFile({ fileID })).fileContent as Buffer, photo)).toBe(0);
  expect(await upload('o-wang/visit/1.jpg', photo)).toMatchObject({ status: 403 });
  expect(await upload('o-rep/../o-wang/1.jpg', photo)).toMatchObject({ status: 403 });
  expect(await upload('o-rep/market.xlsx', Buffer.from('PK'))).toMatchObject({ status: 200 });
  expect(await upload('o-rep/page.html', Buffer.from('<script>'))).toMatchObject({ status: 415 });
  expect(await upload('o-rep/big.jpg', Buffer.concat([photo, Buffer.alloc(6e6)]))).toMatchObject({
    status: 413,
  });
});

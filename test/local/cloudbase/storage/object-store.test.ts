import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud } from '../../../../local/server';
import { sdkOn, testCloud } from '../cloud-in-test';

const folder = mkdtempSync(join(tmpdir(), 'storage-'));
let cloud: Cloud;
let app: ReturnType<typeof sdkOn>;

const open = async () => {
  cloud = await testCloud({ folder });
  app = sdkOn(cloud.origin);
};
beforeAll(open);
afterAll(() => cloud.close());

const text = (of: string) => Buffer.from(of);
const put = async (cloudPath: string, of: string) =>
  (await app.uploadFile({ cloudPath, fileContent: text(of) })).fileID;
const read = async (fileID: string) => String((await app.downloadFile({ fileID })).fileContent);
type Item = { code: string; tempFileURL: string; fileId?: string };
const link = async (fileID: string, maxAge = 60) =>
  ((await app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList as unknown as Item[])[0] as Item;

/** What the object store says, in XML. */
async function told(url: string, init?: RequestInit) {
  const answer = await fetch(url, init);
  return [answer.status, /<Code>(.*)<\/Code><Message>(.*)<\/Message>/.exec(await answer.text())?.slice(1)];
}

test('a refusal of the object store is its own XML, each with its reason', async () => {
  const fileID = await put('a/shelf.jpg', 'shelf');
  const { tempFileURL } = await link(fileID);
  expect(await told(tempFileURL.replace(/\?.*/, ''))).toEqual([403, ['AccessDenied', 'Access Denied.']]);
  expect(await told(tempFileURL.replace('shelf', 'other'))).toEqual([
    403,
    ['SignatureDoesNotMatch', 'The Signature you specified is invalid.'],
  ]);
  expect(await told(tempFileURL, { method: 'DELETE' })).toEqual([
    405,
    ['MethodNotAllowed', 'MethodNotAllowed'],
  ]);
  await app.deleteFile({ fileList: [fileID] });
  expect(await told(tempFileURL)).toEqual([404, ['NoSuchKey', 'The specified key does not exist.']]);
  await put('a/shelf.jpg', 'again');
  await cloud.advance(61_000);
  expect(await told(tempFileURL)).toEqual([403, ['AccessDenied', 'Request has expired']]);
  expect((await fetch(`${cloud.origin}/storage/%ff`)).status).toBe(403);
});

test('an upload’s permission is for one path and a quarter of an hour, and the SDK tells why it was refused', async () => {
  const { data } = (await app.getUploadMetadata({ cloudPath: 'a/late.jpg' })) as unknown as {
    data: { url: string; authorization: string };
  };
  const send = (url: string) =>
    told(url, { method: 'PUT', body: 'x', headers: { authorization: data.authorization } });
  expect(await send(data.url.replace('late', 'other'))).toEqual([
    403,
    ['SignatureDoesNotMatch', expect.anything()],
  ]);
  await cloud.advance(15 * 60_000 + 1);
  expect(await send(data.url)).toEqual([403, ['AccessDenied', 'Request has expired']]);
  expect(await link('cloud://local-1abc.local-files/a/late.jpg')).toMatchObject({
    code: 'STORAGE_FILE_NONEXIST',
  });
});

test('a file can be larger than a call may be, and one beyond the limit is refused as too large', async () => {
  const { fileID } = await app.uploadFile({ cloudPath: 'big.bin', fileContent: Buffer.alloc(20e6, 1) });
  expect(((await app.downloadFile({ fileID })).fileContent as Buffer).length).toBe(20e6);
  await expect(
    app.uploadFile({ cloudPath: 'more.bin', fileContent: Buffer.alloc(53e6) }),
  ).rejects.toMatchObject({
    code: 'STORAGE_REQUEST_FAIL',
    message: '[EntityTooLarge]: EntityTooLarge',
  });
});

test('a second file of the same name takes the first one’s place, and names may hold one another', async () => {
  const long = '陈列'.repeat(130);
  const ids = await Promise.all([put('x', '1'), put('x/y', '2'), put('X', '3'), put(`${long}.jpg`, '4')]);
  expect(await Promise.all(ids.map(read))).toEqual(['1', '2', '3', '4']);
  expect(await put('x', 'new')).toBe(ids[0]);
  expect(await read(ids[0] as string)).toBe('new');
  await expect(put('陈'.repeat(300), 'too long')).rejects.toMatchObject({ code: 'INVALID_PARAM' });
});

test('files are copied and moved under their own name, each with its own answer', async () => {
  await put('from/one.jpg', 'one');
  await put('from/two.jpg', 'two');
  await put('to/two.jpg', 'older');
  const { fileList } = await app.copyFile({
    fileList: [
      { srcPath: 'from/one.jpg', dstPath: 'to/one.jpg', removeOriginal: true },
      { srcPath: 'from/two.jpg', dstPath: 'to/two.jpg', overwrite: false },
      { srcPath: 'from/none.jpg', dstPath: 'to/none.jpg' },
      { srcPath: '../secret', dstPath: 'to/secret' },
    ],
  });
  expect(fileList.map(({ code }) => code)).toEqual([
    'SUCCESS',
    'STORAGE_FILE_EXIST',
    'STORAGE_FILE_NONEXIST',
    'INVALID_PARAM',
  ]);
  expect(await read(fileList[0]?.fileId ?? '')).toBe('one');
  expect(await read('cloud://local-1abc.local-files/to/two.jpg')).toBe('older');
  expect(await link('cloud://local-1abc.local-files/from/one.jpg')).toMatchObject({
    code: 'STORAGE_FILE_NONEXIST',
  });
  await app.copyFile({ fileList: [{ srcPath: 'from/two.jpg', dstPath: 'to/two.jpg' }] });
  expect(await read('cloud://local-1abc.local-files/to/two.jpg')).toBe('two');
});

test('every file of a list is answered for itself, and a list too long is refused', async () => {
  const here = await put('a/here.jpg', 'here');
  const gone = here.replace('here', 'gone');
  const { fileList } = await app.deleteFile({ fileList: [here, gone, 'no id'] });
  expect(fileList).toEqual([
    { code: 'SUCCESS', fileID: here },
    { code: 'STORAGE_FILE_NONEXIST', fileID: gone },
    { code: 'STORAGE_FILE_NONEXIST', fileID: 'no id' },
  ]);
  await expect(app.deleteFile({ fileList: Array(51).fill(here) })).rejects.toMatchObject({
    code: 'INVALID_PARAM',
  });
  const kept = await put('a/kept.jpg', 'kept');
  expect(await link(kept, -1)).toMatchObject({ code: 'INVALID_PARAM' });
  await expect(app.downloadFile({ fileID: gone })).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
});

test.each([
  ['bytes=0-1', 206, '01', 'bytes 0-1/5'],
  ['bytes=3-', 206, '34', 'bytes 3-4/5'],
  ['bytes=-2', 206, '34', 'bytes 3-4/5'],
  ['bytes=2-99', 206, '234', 'bytes 2-4/5'],
  ['bytes=5-', 416, expect.stringContaining('<Code>InvalidRange</Code>'), null],
  ['bytes=0-1,3-4', 200, '01234', null],
])('a part of a file is given to who asks for %s', async (range, status, body, where) => {
  const { tempFileURL } = await link(await put('a/part.txt', '01234'));
  const answer = await fetch(tempFileURL, { headers: { range } });
  expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([
    status,
    body,
    where,
  ]);
});

test('an empty file is a file, and a workbook is known by its name', async () => {
  expect(await read(await put('a/empty.bin', ''))).toBe('');
  const { tempFileURL } = await link(await put('a/Stock.XLSX', 'PK'));
  expect((await fetch(tempFileURL)).headers.get('content-type')).toContain('spreadsheetml');
});

test('the SDK learns of a file how large it is and what', async () => {
  const fileID = await put('王记 便利店/陈列 1.jpg', '12345');
  const { fileList } = await app.getFileInfo({ fileList: [fileID] });
  expect(fileList[0]).toMatchObject({ code: 'SUCCESS', fileName: '陈列 1.jpg', size: 5, mime: 'image/jpeg' });
});

test('an upload whose phone lost the network in the middle leaves the older file as it was', async () => {
  const fileID = await put('a/photo.jpg', 'the older photo');
  const { data } = (await app.getUploadMetadata({ cloudPath: 'a/photo.jpg' })) as unknown as {
    data: { url: string; authorization: string };
  };
  await new Promise<void>((resolve) => {
    const sent = request(data.url, {
      method: 'PUT',
      headers: { authorization: data.authorization, 'content-length': '1000' },
    });
    sent.on('error', () => resolve());
    sent.write('only a part of it', () => sent.destroy(new Error('no network')));
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await read(fileID)).toBe('the older photo');
});

test('files and the links to them outlive a restart', async () => {
  const fileID = await put('a/stays.jpg', 'stays');
  const { tempFileURL } = await link(fileID, 600);
  await cloud.close();
  await open();
  expect(await read(fileID)).toBe('stays');
  const moved = tempFileURL.replace(/^http:\/\/127.0.0.1:\d+/, cloud.origin);
  expect(await (await fetch(moved)).text()).toBe('stays');
});

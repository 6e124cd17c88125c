import { type CloudPromise, refusal } from '../contract';
import type { Place } from '../place';

async function kept({ app, path }: Place, name: string, text = 'shelf') {
  const { fileID } = await app.uploadFile({ cloudPath: path(name), fileContent: Buffer.from(text) });
  return fileID;
}

type Item = { code?: string; tempFileURL?: string; fileId?: string };
const link = async ({ app }: Place, fileID: string, maxAge = 600) =>
  (await app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList[0] as Item;
const text = async ({ app }: Place, fileID: string) =>
  String((await app.downloadFile({ fileID })).fileContent);
const elsewhere = (fileID: string, name: string) => fileID.replace(/[^/]+$/, name);

export const filePromises: CloudPromise[] = [
  {
    says: 'a file goes up and comes down under a Chinese name with a space, and a second one takes its place',
    promised: ['first', 'second'],
    find: async (place) => {
      const first = await text(place, await kept(place, '王记 便利店/陈列.jpg', 'first'));
      return [first, await text(place, await kept(place, '王记 便利店/陈列.jpg', 'second'))];
    },
  },
  {
    says: 'a file that is not there has its own code in a list of links, and a download of it is refused',
    promised: { listed: 'STORAGE_FILE_NONEXIST', told: { code: 'STORAGE_FILE_NONEXIST', message: /./ } },
    find: async (place) => {
      const absent = elsewhere(await kept(place, 'here.jpg'), 'nowhere.jpg');
      const listed = (await link(place, absent)).code;
      return { listed, told: await refusal(place.app.downloadFile({ fileID: absent })) };
    },
  },
  {
    says: 'a file that is deleted is gone, and deleting it again says so',
    promised: ['SUCCESS', 'STORAGE_FILE_NONEXIST'],
    find: async (place) => {
      const fileID = await kept(place, 'once.jpg');
      const codes: unknown[] = [];
      for (let time = 0; time < 2; time += 1) {
        const { fileList } = await place.app.deleteFile({ fileList: [fileID] });
        codes.push(fileList[0]?.code);
      }
      return codes;
    },
  },
  {
    says: 'a link serves until its time is over and is then refused in XML',
    promised: { before: 200, after: 403, code: 'AccessDenied' },
    find: async (place) => {
      const { tempFileURL = '' } = await link(place, await kept(place, 'short.jpg'), 5);
      const before = (await fetch(encodeURI(tempFileURL))).status;
      await place.pass(6_000);
      const refused = await fetch(encodeURI(tempFileURL));
      const code = /<Code>(.*)<\/Code>/.exec(await refused.text())?.[1] ?? null;
      return { before, after: refused.status, code };
    },
  },
  {
    says: 'a part of a file is given to who asks for its bytes, and nothing beyond its end',
    promised: { part: [206, 'el', 'bytes 2-3/5'], beyond: 416 },
    find: async (place) => {
      const { tempFileURL = '' } = await link(place, await kept(place, 'part.jpg'));
      const bytes = (range: string) =>
        fetch(encodeURI(tempFileURL), { headers: { range: `bytes=${range}` } });
      const part = await bytes('2-3');
      return {
        part: [part.status, await part.text(), part.headers.get('content-range')],
        beyond: (await bytes('5-')).status,
      };
    },
  },
  {
    says: 'a copy overwrites unless it is told not to, and each file of a list has its own answer',
    promised: { first: 'SUCCESS', again: 'SUCCESS', isKeptBack: true, absent: 'STORAGE_FILE_NONEXIST' },
    find: async (place) => {
      await kept(place, 'from/copy.jpg');
      const [srcPath, dstPath] = [place.path('from/copy.jpg'), place.path('to/copy.jpg')];
      const copy = async (more: object = {}) =>
        (await place.app.copyFile({ fileList: [{ srcPath, dstPath, ...more }] })).fileList[0]?.code;
      const first = await copy();
      const again = await copy();
      const isKeptBack = (await copy({ overwrite: false })) !== 'SUCCESS';
      const absent = await copy({ srcPath: place.path('nowhere/copy.jpg') });
      return { first, again, isKeptBack, absent };
    },
  },
  {
    says: 'an upload’s permission is for its own path and no other',
    promised: { status: 403, code: 'SignatureDoesNotMatch' },
    find: async ({ app, path }) => {
      const { data } = (await app.getUploadMetadata({ cloudPath: path('mine.jpg') })) as unknown as {
        data: { url: string; authorization: string; token: string };
      };
      const headers = { authorization: data.authorization, 'x-cos-security-token': data.token };
      const url = data.url.replace('mine.jpg', 'yours.jpg');
      const answer = await fetch(url, { method: 'PUT', headers, body: 'x' });
      return { status: answer.status, code: /<Code>(.*)<\/Code>/.exec(await answer.text())?.[1] ?? null };
    },
  },
];

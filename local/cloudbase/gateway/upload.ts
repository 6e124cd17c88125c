import { isCloudPath } from '../storage/files';
import type { Storage } from '../storage/storage';
import { json, queryOf, type WireRequest, type WireResponse } from '../wire';
import type { Refused } from './status';

const uploadLimit = 5 * 1024 * 1024;

/** Stands for `wx.cloud.uploadFile`: a phone writes into its own folder and nowhere else. */
export function upload(request: WireRequest, openid: string, storage: Storage): WireResponse | Refused {
  const path = queryOf(request).get('path');
  if (!isCloudPath(path) || !path.startsWith(`${openid}/`)) {
    return { refused: 'STORAGE_EXCEED_AUTHORITY', message: `a phone writes below ${openid}/` };
  }
  if (request.body.length > uploadLimit) {
    return { refused: 'EXCEED_REQUEST_SIZE_LIMIT', message: 'a file may have 5 MB' };
  }
  // The brand's panel sends its workbook the same way; what is in it is for the importer to judge.
  if (!isPicture(request.body) && !path.endsWith('.xlsx')) {
    const message = 'only JPEG, PNG and WebP pictures and workbooks are taken';
    return { refused: 'INVALID_PARAM', message, status: 415 };
  }
  return json(storage.put(path, request.body));
}

function isPicture(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 12).toString('latin1');
  return start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG\r\n') || /^RIFF.{4}WEBP/s.test(start);
}

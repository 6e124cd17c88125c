import { Gone } from './gone';
import { Unreachable } from './unreachable';

const folder = `${wx.env.USER_DATA_PATH}/photos`;

/** A camera's picture lies in a place that WeChat may empty; this one stays until it is dropped. */
export function keepFile(temporaryPath: string): string {
  const files = wx.getFileSystemManager();
  try {
    files.accessSync(folder);
  } catch {
    files.mkdirSync(folder, true);
  }
  const path = `${folder}/${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}.jpg`;
  files.copyFileSync(temporaryPath, path);
  return path;
}

export function dropFile(path: string): void {
  wx.getFileSystemManager().unlink({ filePath: path, fail: () => undefined });
}

export async function upload(path: string, to: string): Promise<string> {
  try {
    wx.getFileSystemManager().accessSync(path);
  } catch {
    throw new Gone(path);
  }
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: to, filePath: path });
    return fileID;
  } catch (error) {
    throw new Unreachable(String((error as { errMsg?: string }).errMsg ?? error));
  }
}

/** What an image element can show of a kept photo. */
export const pictureOf = (path: string) => Promise.resolve(path);

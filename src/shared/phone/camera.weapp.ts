import { keepFile } from './files.weapp';

/** 1600 px on the long side is enough to read a price tag and small enough for a weak network. */
const longSide = 1600;

/** Camera only: an album picture proves nothing. Undefined when the person turned back. */
export async function takePhoto(): Promise<string | undefined> {
  const chosen = await choose();
  return chosen && keepFile(await small(chosen));
}

function choose(): Promise<string | undefined> {
  return new Promise((resolve) => {
    wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sourceType: ['camera'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles[0]?.tempFilePath),
      fail: () => resolve(undefined),
    });
  });
}

async function small(path: string): Promise<string> {
  const { width, height } = await wx.getImageInfo({ src: path });
  if (Math.max(width, height) <= longSide) return path;
  const side = width >= height ? { compressedWidth: longSide } : { compressedHeight: longSide };
  const { tempFilePath } = await wx.compressImage({ src: path, quality: 80, ...side });
  return tempFilePath;
}

import { camerasOnScreen } from '../components/camera';
import { pictureAt } from '../components/image';
import type { Life } from '../life';
import { readPhoneFile, writeTemporary } from './file-system';
import { asyncMethods, type Options, textOption } from './method';
import { demandPermission } from './permissions';
import { pictureSize, withPictureSize } from './photo';
import { demandPrivacy } from './privacy';
import { refuse } from './refusal';

export function cameraMethods(life: Life) {
  const { phone } = life;
  return {
    ...asyncMethods(life, {
      scanCode: (options) => scan(life, options),
      chooseMedia: (options) => chooseMedia(life, options),
      compressImage: (options) => {
        const bytes = readPhoneFile(phone, textOption(options, 'src'));
        return { tempFilePath: writeTemporary(phone, shrunk(bytes, options), 'jpg') };
      },
      getImageInfo: async (options) => {
        const path = textOption(options, 'src');
        const bytes = await pictureAt(life, life.pages.at(-1)?.path ?? '', path);
        const size = pictureSize(bytes ?? refuse('file not found')) ?? refuse('image decode error');
        return { ...size, path, orientation: 'up' };
      },
      saveImageToPhotosAlbum: async (options) => {
        const bytes = readPhoneFile(phone, textOption(options, 'filePath'));
        await demandPermission(life, 'scope.writePhotosAlbum', 'saveImageToPhotosAlbum');
        if (!pictureSize(bytes)) refuse('invalid file type');
        phone.album.push(bytes);
      },
    }),
    createCameraContext: () => asyncMethods(life, { takePhoto: () => takePhoto(life) }, 'camera.'),
  };
}

const textCodes: Readonly<Record<string, string>> = {
  qrCode: 'QR_CODE',
  barCode: 'EAN_13',
  datamatrix: 'DATA_MATRIX',
  pdf417: 'PDF_417',
  wxCode: 'WX_CODE',
};

/** The code in front of the lens; a scanner that was told of other kinds of code does not see it. */
async function scan(life: Life, options: Options) {
  await demandPermission(life, 'scope.camera', 'scanCode');
  const { scan: code, scanKind } = life.phone.answers;
  const kinds = (options.scanType ?? ['barCode', 'qrCode']) as string[];
  if (code === undefined || !kinds.includes(scanKind)) refuse('cancel');
  const answer = { scanType: textCodes[scanKind], charSet: 'UTF-8', rawData: '' };
  return scanKind === 'wxCode'
    ? { ...answer, result: '', path: code }
    : { ...answer, result: code, path: '' };
}

async function chooseMedia(life: Life, options: Options) {
  const { sourceType = ['album', 'camera'], mediaType = ['image', 'video'], count = 9 } = options;
  if (!(mediaType as string[]).some((type) => type === 'image' || type === 'mix'))
    throw new Error('wx.chooseMedia for videos is not built in the simulator');
  const isCamera = !(sourceType as string[]).includes('album');
  if (isCamera) await demandPermission(life, 'scope.camera', 'chooseMedia');
  else await demandPrivacy(life, 'chooseMedia');
  const photos = life.phone.answers.photos.slice(0, Number(count));
  if (photos.length === 0) refuse('cancel');
  const tempFiles = photos.map((bytes) => ({
    tempFilePath: writeTemporary(life.phone, bytes, 'jpg'),
    size: bytes.length,
    fileType: 'image',
    ...pictureSize(bytes),
  }));
  return { type: 'image', tempFiles };
}

async function takePhoto(life: Life) {
  if (camerasOnScreen(life).length === 0) refuse('camera is not inserted');
  await demandPermission(life, 'scope.camera', 'camera');
  const bytes = life.phone.answers.photos[0] ?? refuse('cancel');
  return { tempImagePath: writeTemporary(life.phone, bytes, 'jpg'), ...pictureSize(bytes) };
}

function shrunk(bytes: Uint8Array, options: Options): Uint8Array {
  const size = pictureSize(bytes) ?? refuse('image decode error');
  const width = Number(options.compressedWidth ?? 0);
  const height = Number(options.compressedHeight ?? 0);
  const ratio = width > 0 ? width / size.width : height > 0 ? height / size.height : 1;
  return withPictureSize(
    bytes,
    width || Math.round(size.width * ratio),
    height || Math.round(size.height * ratio),
  );
}

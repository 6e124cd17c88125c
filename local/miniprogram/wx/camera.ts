import type { Life } from '../life';
import { readPhoneFile, writeTemporary } from './files';
import { asyncMethods, type Options, textOption } from './method';
import { demandPermission } from './permissions';
import { pictureSize, withPictureSize } from './photo';
import { refuse } from './refusal';

export function cameraMethods(life: Life) {
  return {
    ...asyncMethods(life, {
      scanCode: () => {
        demandPermission(life.phone, 'scope.camera');
        const result = life.phone.answers.scan ?? refuse('cancel');
        return { result, scanType: 'QR_CODE', charSet: 'UTF-8', path: '', rawData: '' };
      },
      chooseMedia: (options) => chooseMedia(life, options),
      compressImage: (options) => {
        const bytes = readPhoneFile(life.phone, textOption(options, 'src'));
        return { tempFilePath: writeTemporary(life.phone, shrunk(bytes, options), 'jpg') };
      },
      getImageInfo: (options) => {
        const path = textOption(options, 'src');
        const size = pictureSize(readPhoneFile(life.phone, path)) ?? refuse('image decode error');
        return { ...size, path, orientation: 'up' };
      },
    }),
    createCameraContext: () => asyncMethods(life, { takePhoto: () => takePhoto(life) }, 'camera.'),
  };
}

function chooseMedia(life: Life, options: Options) {
  const sources = (options.sourceType ?? ['album', 'camera']) as string[];
  if (sources.includes('album'))
    throw new Error('wx.chooseMedia from the album is not built in the simulator');
  demandPermission(life.phone, 'scope.camera');
  const photos = life.phone.answers.photos.slice(0, Number(options.count ?? 9));
  if (photos.length === 0) refuse('cancel');
  const tempFiles = photos.map((bytes) => ({
    tempFilePath: writeTemporary(life.phone, bytes, 'jpg'),
    size: bytes.length,
    fileType: 'image',
    ...pictureSize(bytes),
  }));
  return { type: 'image', tempFiles };
}

function takePhoto(life: Life) {
  demandPermission(life.phone, 'scope.camera');
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

import { keepBlob } from './files';

const longSide = 1600;

/** A file input stands for the camera. Undefined when the person turned back. */
export async function takePhoto(): Promise<string | undefined> {
  const file = await choose();
  return file && keepBlob(await small(file));
}

function choose(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.capture = 'environment';
    input.style.display = 'none';
    input.onchange = () => resolve(input.files?.[0]);
    input.oncancel = () => resolve(undefined);
    document.body.append(input);
    input.click();
    input.remove();
  });
}

async function small(file: File): Promise<Blob> {
  const image = await createImageBitmap(file);
  const scale = longSide / Math.max(image.width, image.height);
  if (scale >= 1 && file.type === 'image/jpeg') return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * Math.min(1, scale));
  canvas.height = Math.round(image.height * Math.min(1, scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', 0.8));
}

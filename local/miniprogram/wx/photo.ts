/** Just enough of JPEG and PNG to know a picture's size, which is all the simulator needs of a picture. */
type PictureSize = { readonly width: number; readonly height: number; readonly type: 'jpeg' | 'png' };

/** A picture with the header of a true JPEG and no pixels; another label is another file. */
export function samplePhoto(label: string, width = 1200, height = 1600): Uint8Array {
  const comment = Buffer.from(label);
  const bytes = Buffer.alloc(2 + 4 + comment.length + 19 + 2);
  bytes.writeUInt32BE(0xffd8fffe, 0);
  bytes.writeUInt16BE(comment.length + 2, 4);
  comment.copy(bytes, 6);
  const frame = 6 + comment.length;
  bytes.writeUInt16BE(0xffc0, frame);
  bytes.writeUInt16BE(17, frame + 2);
  bytes.writeUInt8(8, frame + 4);
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  bytes.writeUInt16BE(0xffd9, frame + 19);
  return bytes;
}

export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const place = sizePlace(bytes);
  if (place === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return place.type === 'png'
    ? { type: 'png', width: view.getUint32(place.at), height: view.getUint32(place.at + 4) }
    : { type: 'jpeg', width: view.getUint16(place.at + 2), height: view.getUint16(place.at) };
}

/** A copy that says it is smaller; no pixel is touched. */
export function withPictureSize(bytes: Uint8Array, width: number, height: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const place = sizePlace(copy);
  if (place === undefined) return copy;
  const view = new DataView(copy.buffer);
  if (place.type === 'png') {
    view.setUint32(place.at, width);
    view.setUint32(place.at + 4, height);
  } else {
    view.setUint16(place.at, height);
    view.setUint16(place.at + 2, width);
  }
  return copy;
}

function sizePlace(bytes: Uint8Array): { type: PictureSize['type']; at: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47) return { type: 'png', at: 16 };
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { type: 'jpeg', at: at + 5 };
  }
  return undefined;
}

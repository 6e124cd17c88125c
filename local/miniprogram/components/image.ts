import { posix } from 'node:path';
import { domOf, type Element, propertiesOf } from '../elements';
import { trigger } from '../event';
import { type Life, pageOfElement } from '../life';
import { pictureSize } from '../wx/photo';

/** The picture is fetched while the page goes on, and tells how large it is or that it is not there. */
export async function loadImage(life: Life, image: Element): Promise<void> {
  const src = String(propertiesOf(image).src ?? '');
  if (src === '') return;
  const bytes = await pictureAt(life, pageOfElement(life, image)?.path ?? '', src);
  const isStillWanted = !life.isOver && domOf(image).isConnected && propertiesOf(image).src === src;
  if (!isStillWanted) return;
  const size = bytes && (pictureSize(bytes) ?? sizeOfDrawing(bytes));
  if (size) trigger(image, 'load', { width: size.width, height: size.height });
  else trigger(image, 'error', { errMsg: `GET ${src} ${bytes ? 'is no picture' : '404 (Not Found)'}` });
}

/** Where a picture may lie: in the text itself, among the phone's files, in the package, or beyond the network. */
export async function pictureAt(life: Life, page: string, src: string): Promise<Uint8Array | undefined> {
  const { phone, dist } = life;
  if (src.startsWith('data:')) return inText(src);
  if (src.startsWith('wxfile:')) return phone.files.get(src);
  if (/^(https?|cloud):/.test(src)) return phone.isOffline ? undefined : phone.cloud.picture?.(src);
  return dist.pictures.get(src.startsWith('/') ? src.slice(1) : posix.join(posix.dirname(page), src));
}

function inText(src: string): Uint8Array {
  const [head = '', body = ''] = src.split(/,(.*)/s);
  return head.endsWith(';base64') ? Buffer.from(body, 'base64') : Buffer.from(decodeURIComponent(body));
}

/** An SVG says its size in its first tag, or is drawn at what browsers take then. */
function sizeOfDrawing(bytes: Uint8Array) {
  const tag = /<svg[^>]*>/.exec(Buffer.from(bytes).toString('utf8'))?.[0];
  if (!tag) return undefined;
  const side = (name: string) => Number(new RegExp(`\\b${name}=["']([\\d.]+)`).exec(tag)?.[1]);
  return { width: side('width') || 300, height: side('height') || 150 };
}

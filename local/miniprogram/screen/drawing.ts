import { paintedOn } from '../components/canvas';
import { pictureAt } from '../components/image';
import { shownIn } from '../components/swiper';
import { domOf, type Element, nearest, propertiesOf } from '../elements';
import type { Life } from '../life';
import { element, escaped } from './html';

type Draw = (life: Life, page: string, of: Element) => string | Promise<string>;

/** What stands inside a component that draws itself; every other holds what the page put into it. */
export const drawnInside: Readonly<Record<string, Draw>> = {
  image: async (life, page, image) => {
    const { src = '', mode = 'scaleToFill' } = propertiesOf(image) as { src?: string; mode?: string };
    const bytes = src === '' ? undefined : await pictureAt(life, page, src);
    return bytes ? element('img', { src: inline(src, bytes), style: fits[mode] ?? fits.centre }) : '';
  },
  input: (_, __, field) => {
    const { value = '', placeholder = '', type, password } = propertiesOf(field);
    const kind = password || type === 'safe-password' ? 'password' : 'text';
    return element('input', { type: kind, value, placeholder });
  },
  textarea: (_, __, field) => {
    const { value = '', placeholder = '' } = propertiesOf(field);
    return element('textarea', { placeholder }, escaped(String(value)));
  },
  switch: (_, __, control) => box('checkbox', control),
  checkbox: (_, __, control) => box('checkbox', control),
  radio: (_, __, control) => box('radio', control),
  slider: (_, __, slider) => {
    const { min = 0, max = 100, step = 1, value = 0 } = propertiesOf(slider);
    return element('input', { type: 'range', min, max, step, value });
  },
  progress: (_, __, progress) =>
    element('progress', { max: 100, value: propertiesOf(progress).percent ?? 0 }, ''),
  canvas: (_, __, canvas) => {
    const painted = paintedOn(canvas);
    return painted ? element('img', { src: painted.toDataURL('image/png') }) : '';
  },
  icon: (_, __, icon) => {
    const { type = '', size = 23, color } = propertiesOf(icon);
    const [sign, own] = signs[String(type)] ?? ['', ''];
    return element('b', { style: `font-size:${size}px;color:${color ?? own}` }, sign);
  },
  'rich-text': (_, __, text) => richText(propertiesOf(text).nodes),
  map: (_, __, map) => {
    const { markers = [], latitude, longitude } = propertiesOf(map) as { markers?: Marker[] } & Place;
    return markers
      .map((marker) => {
        const left = 50 + (marker.longitude - longitude) * degreePercent;
        const top = 50 - (marker.latitude - latitude) * degreePercent;
        return element('i', { style: `left:${left}%;top:${top}%` }, '');
      })
      .join('');
  },
};

/** What is written beside what the app's own style says. */
export function ownStyle(tag: string, of: Element): string {
  if (tag === 'movable-view') {
    const { x = 0, y = 0 } = propertiesOf(of);
    return `transform:translate(${Number(x)}px,${Number(y)}px);`;
  }
  if (tag !== 'swiper-item') return '';
  const swiper = nearest(of, 'swiper');
  const index = [...(domOf(of).parentElement?.querySelectorAll('swiper-item') ?? [])].indexOf(domOf(of));
  return swiper ? `transform:translateX(${(index - shownIn(swiper)) * 100}%);` : '';
}

type Place = { readonly latitude: number; readonly longitude: number };
type Marker = Place & { readonly id: number };

/** A small town fills the map. */
const degreePercent = 2000;

const fits: Readonly<Record<string, string>> = {
  scaleToFill: 'object-fit:fill',
  aspectFit: 'object-fit:contain',
  aspectFill: 'object-fit:cover',
  widthFix: 'height:auto',
  heightFix: 'width:auto',
  centre: 'object-fit:none',
};

/** Signs much like WeChat's own, each in its colour. */
const signs: Readonly<Record<string, readonly [string, string]>> = {
  success: ['✔', '#07c160'],
  success_no_circle: ['✓', '#07c160'],
  info: ['ℹ', '#10aeff'],
  warn: ['!', '#f76260'],
  waiting: ['…', '#10aeff'],
  cancel: ['✕', '#f43530'],
  download: ['⤓', '#07c160'],
  search: ['⌕', '#b2b2b2'],
  clear: ['⊗', '#b2b2b2'],
};

const kinds: readonly (readonly [string, string])[] = [
  ['iVBOR', 'png'],
  ['/9j/', 'jpeg'],
  ['R0lG', 'gif'],
  ['UklG', 'webp'],
];

function inline(src: string, bytes: Uint8Array): string {
  if (src.startsWith('data:')) return src;
  const text = Buffer.from(bytes).toString('base64');
  const kind = kinds.find(([start]) => text.startsWith(start))?.[1] ?? 'svg+xml';
  return `data:image/${kind};base64,${text}`;
}

function box(type: string, control: Element): string {
  const { checked, disabled } = propertiesOf(control);
  return element('input', { type, checked: checked === true, disabled: disabled === true });
}

type RichNode = {
  type?: 'text';
  text?: string;
  name?: string;
  attrs?: Record<string, string>;
  children?: RichNode[];
};

function richText(nodes: unknown): string {
  if (typeof nodes === 'string') return nodes;
  return ((nodes ?? []) as RichNode[])
    .map(({ text, name = 'div', attrs = {}, children = [] }) =>
      text === undefined ? element(name, attrs, richText(children)) : escaped(text),
    )
    .join('');
}

import { type Element, isCustom, propertiesOf, tagOf } from '../elements';
import type { Life, OpenPage } from '../life';
import { baseStyle } from './base';
import { drawnInside, ownStyle } from './drawing';
import { element, escaped } from './html';
import { reachOf } from './reach';
import { cssOf, drawnTag } from './wxss';

const viewport =
  '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">';

/** A page as Chromium may draw it; `elements` are those that carry their own number in `wx-number`. */
type DrawnPage = { readonly html: string; readonly elements: readonly Element[] };

export async function drawPage(life: Life, page: OpenPage, font: string): Promise<DrawnPage> {
  const elements: Element[] = [];
  const scopes = new Set<string>(['app']);
  const body = await drawAll(life, page, page.host.childNodes, elements, scopes);
  const { model, fontSizeScaleFactor } = life.phone.device;
  const styles = [...scopes].map((path) => cssOf(life.dist, `${path}.wxss`, path, model.width));
  const meta = elements.find((one) => tagOf(one) === 'page-meta');
  const { rootFontSize, pageFontSize, rootBackgroundColor, pageStyle = '' } = meta ? propertiesOf(meta) : {};
  const fontSize = (asked: unknown) => (asked === 'system' ? `${16 * fontSizeScaleFactor}px` : asked);
  const root = stylesOf({ 'font-size': fontSize(rootFontSize), background: rootBackgroundColor });
  const pageSays = `${stylesOf({ 'font-size': fontSize(pageFontSize) })}${pageStyle}`;
  const css = [font, baseStyle, ...styles, `wx-page { ${pageSays} }`].join('\n');
  const head = `<meta charset="utf-8">${viewport}<style>${css}</style>`;
  const html = `<!doctype html><html lang="zh-CN" style="${root}"><head>${head}</head><body>${body}</body></html>`;
  return { html, elements };
}

function stylesOf(styles: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(styles).filter(([, value]) => value !== undefined && value !== '');
  return said.map(([name, value]) => `${name}:${value};`).join('');
}

async function drawAll(
  life: Life,
  page: OpenPage,
  nodes: Iterable<Node>,
  elements: Element[],
  scopes: Set<string>,
): Promise<string> {
  const drawn: string[] = [];
  for (const node of nodes) drawn.push(await draw(life, page, node, elements, scopes));
  return drawn.join('');
}

async function draw(
  life: Life,
  page: OpenPage,
  node: Node,
  elements: Element[],
  scopes: Set<string>,
): Promise<string> {
  if (node.nodeType === node.TEXT_NODE) return escaped(node.textContent ?? '');
  const dom = node as globalThis.Element & { __wxElement?: Element };
  const of = dom.__wxElement;
  const inside = () => drawAll(life, page, node.childNodes, elements, scopes);
  if (!of) return inside();
  elements.push(of);
  const number = elements.length - 1;
  const tag = isCustom(of) ? dom.localName : tagOf(of);
  const reach = reachOf(life, page.path, of);
  for (const scope of reach) scopes.add(scope);
  const inner = drawnInside[tag];
  return element(
    drawnTag(tag),
    { ...attributesOf(dom, tag, of), 'wx-scope': reach.join(' '), 'wx-number': number },
    inner ? await inner(life, page.path, of) : await inside(),
  );
}

/** Only what styles and readers aloud can see; the names of ARIA are WeChat's `aria-role` but for one. */
function attributesOf(dom: globalThis.Element, tag: string, of: Element): Record<string, unknown> {
  const shown = [...dom.attributes].filter(
    ({ name, value }) =>
      /^(class|style|hidden|disabled|size|type|scroll-[xy]|aria-.*)$/.test(name) && value !== 'none',
  );
  const attributes = Object.fromEntries(
    shown
      .filter(({ name, value }) => value !== '' || !name.startsWith('aria-'))
      .map(({ name, value }) => [name, value]),
  );
  const { 'aria-role': role, style = '', ...rest } = attributes;
  return { id: of.id || undefined, role, style: `${ownStyle(tag, of)}${style}` || undefined, ...rest };
}

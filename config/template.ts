import type { IPluginContext } from '@tarojs/service';

type Asset = { source(): string | Buffer; size(): number };

const attributes = ['label', 'role', 'checked', 'disabled', 'expanded', 'hidden', 'selected', 'live'];
const elements = /<(view|text|image|button|input|textarea|picker|switch|scroll-view)(?= )/g;

/** Adds to WeChat's templates what Taro's own leave out. */
// biome-ignore lint/style/noDefaultExport: Taro asks for one.
export default (ctx: IPluginContext) => {
  ctx.modifyBuildAssets(({ assets }: { assets: Record<string, Asset> }) => {
    for (const [path, asset] of Object.entries(assets)) {
      if (!path.endsWith('.wxml')) continue;
      const text = asset.source().toString();
      if (path === 'base.wxml') assets[path] = assetOf(spoken(text));
      else if (text.includes('taro_tmpl')) assets[path] = assetOf(sized(text));
    }
  });
};

/** Taro sends `ariaLabel` and its like to the page as they are; without these attributes no screen reader hears them. */
function spoken(template: string): string {
  const all = attributes.map((name) => `aria-${name}="{{i.${camelCase(name)}}}"`).join(' ');
  return template.replace(elements, (opening) => `${opening} ${all}`);
}

/** One rem is the text size chosen in WeChat, from the first paint and without a word from the script. */
const sized = (page: string) => `<page-meta root-font-size="system" />\n${page}`;

const assetOf = (text: string): Asset => ({ source: () => text, size: () => Buffer.byteLength(text) });
const camelCase = (name: string) => `aria${name[0]?.toUpperCase()}${name.slice(1)}`;

import type { IPluginContext } from '@tarojs/service';

/**
 * Taro's template knows no aria attributes, so a screen reader would find a page without controls.
 * The runtime already sends `ariaLabel` and its like as they are; this lets the template read them.
 */
const attributes = ['label', 'role', 'checked', 'disabled', 'expanded', 'hidden', 'selected', 'live'];
const elements = /<(view|text|image|button|input|textarea|picker|switch|scroll-view)(?= )/g;

// biome-ignore lint/style/noDefaultExport: Taro asks for one.
export default (ctx: IPluginContext) => {
  ctx.modifyBuildAssets(({ assets }: { assets: Record<string, Asset> }) => {
    const template = assets['base.wxml'];
    if (!template) return;
    const spoken = attributes.map((name) => `aria-${name}="{{i.${camelCase(name)}}}"`).join(' ');
    const text = template
      .source()
      .toString()
      .replace(elements, (opening) => `${opening} ${spoken}`);
    assets['base.wxml'] = { source: () => text, size: () => Buffer.byteLength(text) };
  });
};

type Asset = { source(): string | Buffer; size(): number };

const camelCase = (name: string) => `aria${name[0]?.toUpperCase()}${name.slice(1)}`;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@tarojs/cli';

const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as {
  version: string;
};

/** Taro reads this file by its name: it builds the phone for WeChat (weapp) and for the demo page and tests (h5). */
// biome-ignore lint/style/noDefaultExport: Taro asks for one.
export default defineConfig<'webpack5'>(() => ({
  projectName: 'crowncap',
  date: '2026-11-22',
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  // Sizes are written in px and rem, which both platforms know; nothing is converted.
  designWidth: 375,
  deviceRatio: { 375: 2 },
  framework: 'react',
  plugins: [join(__dirname, 'template.ts')],
  defineConstants: { RELEASE: JSON.stringify(version) },
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // What was built before may leave a chunk out of what is built now: pages that asked for it did not open.
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  // Nobody downloads the page of the demo and the tests: it need not be as small as possible, only soon there.
  jsMinimizer: process.env.TARO_ENV === 'h5' ? 'esbuild' : 'terser',
  esbuild: { minify: { config: { target: 'es2017' } } },
  mini: {
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    publicPath: '/phone/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true, config: {} }, pxtransform: { enable: false, config: {} } },
  },
}));

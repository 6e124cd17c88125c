import type { SimulatorOptions } from '../../../local/miniprogram/simulator';
import { type Walk, walk } from './walk';

/** A page that writes down each step of its life under its name. */
function page(name: string, more = ''): string {
  const step = (method: string, word: string) =>
    `${method}: function () { getApp().seen.push('${name} ${word}'); }`;
  const steps = [
    ['onLoad', 'load'],
    ['onShow', 'show'],
    ['onReady', 'ready'],
    ['onHide', 'hide'],
    ['onUnload', 'unload'],
  ];
  return `Page({ ${steps.map(([method, word]) => step(method!, word!)).join(', ')}, ${more} data: {} });`;
}

const row = `
  function step(word) { return function () { getApp().seen.push('row ' + word); }; }
  Component({
    lifetimes: { created: step('created'), attached: step('attached'), ready: step('ready'), detached: step('detached') },
    pageLifetimes: { show: step('show'), hide: step('hide') }
  });`;

const files: Readonly<Record<string, string>> = {
  'app.json': JSON.stringify({
    pages: ['home/home', 'home/closed', 'home/note'],
    subPackages: [
      { root: 'shelf', pages: ['list'] },
      { root: 'leaflet', pages: ['leaflet'], independent: true },
    ],
    tabBar: {
      list: [
        { pagePath: 'home/home', text: '家' },
        { pagePath: 'home/closed', text: '停业' },
      ],
    },
    preloadRule: { 'home/note': { packages: ['shelf'] } },
  }),
  'app.js': `App({
    seen: [],
    onLaunch: function () { this.seen.push('app launch'); },
    onShow: function () { this.seen.push('app show'); },
    onHide: function () { this.seen.push('app hide'); },
    onError: function (words) { this.seen.push('app error ' + words.split('\\n')[1]); },
    onUnhandledRejection: function (news) { this.seen.push('app rejection ' + news.reason.message); }
  });`,
  'row.js': row,
  'row.wxml': '<text>茶</text>',
  'home/home.js': page('home'),
  'home/home.wxml': '<row />',
  'home/closed.js': page('closed'),
  'home/closed.wxml': '<text>停业</text>',
  'home/note.js': page('note'),
  'home/note.wxml': '<text>便条</text>',
  'shelf/list.js': page('list'),
  'shelf/list.wxml': '<text>货架</text>',
  'leaflet/leaflet.js': 'Page({});',
  'leaflet/leaflet.wxml': '<text>{{app}}</text><button bindtap="more">更多</button>',
};

/** A walk through an app that keeps a diary of its own life; `seen` gives what was added since it was last asked. */
export function diaryWalk(
  steps: (walk: Walk & { go: Go; seen: () => Promise<string[]> }) => Promise<void>,
  changes: Readonly<Record<string, string | undefined>> = {},
  options: Partial<SimulatorOptions> = {},
) {
  return walk(
    options,
    async (opened) => {
      const { program } = opened.phone;
      const settle = 'function () { return new Promise(function (done) { setTimeout(done, 5); }); }';
      const seen = async () => {
        await program.evaluate(settle);
        return (await program.evaluate('function () { return getApp().seen.splice(0); }')) as string[];
      };
      const go: Go = (method, url) => program.callWxMethod(method, url === undefined ? {} : { url });
      await steps({ ...opened, go, seen });
    },
    { ...files, ...changes },
  );
}

type Go = (method: string, url?: string) => Promise<unknown>;

import type { Broken } from './broken';

const large = `var a = "${'x'.repeat(2 * 1024 * 1024)}";`;

function app(what: string, json: unknown, ...words: readonly string[]): Broken {
  return {
    what,
    changes: { 'app.json': typeof json === 'string' ? json : JSON.stringify(json, null, 1) },
    words: words.map((one) => `app.json${one}`),
  };
}

function component(what: string, changes: Broken['changes'], word: string): Broken {
  return { what, changes, words: [`home/home.json:1:21 uses ${word}`] };
}

/** Files that are missing, too large, or not where app.json says. */
export const brokenPackages: readonly Broken[] = [
  app('a comma too many', '{\n "pages": ["home/home",]\n}', ":2:24 is no JSON: Unexpected token ']'"),
  app('a comment', '// pages\n{}', ":1:1 is no JSON: Unexpected token '/'"),
  app(
    'a list that is none',
    { pages: 'home/home' },
    ' pages: Invalid input: expected array, received string',
  ),
  app('no page', { pages: [] }, ' names no page'),
  {
    what: 'a page whose JSON ends too early',
    changes: { 'home/closed.json': '{ "navigationBarTitleText":' },
    words: ['home/closed.json:1:28 is no JSON: Unexpected end of JSON input'],
  },
  app('a page twice', { pages: ['home/home', 'home/home'] }, ':4:3 names the page "home/home" twice'),
  app(
    'a page that is not there',
    { pages: ['home/home', 'home/gone'] },
    ':4:3 names the page "home/gone", but home/gone.js is missing',
    ':4:3 names the page "home/gone", but home/gone.wxml is missing',
  ),
  app(
    'a page of the main package inside a subpackage',
    { pages: ['home/home', 'shelf/list'], subPackages: [{ root: 'shelf', pages: [] }] },
    ':4:3 names "shelf/list" as a page of the main package, but it lies in the subpackage shelf',
  ),
  app(
    'one tab',
    { pages: ['home/home'], tabBar: { list: [{ pagePath: 'home/home', text: '家' }] } },
    ':5:2 has 1 tabs; there may be 2 to 5',
  ),
  app(
    'a tab bar of its own',
    {
      pages: ['home/home', 'home/closed'],
      tabBar: {
        custom: true,
        list: [
          { pagePath: 'home/home', text: '家' },
          { pagePath: 'home/closed', text: '停业' },
        ],
      },
    },
    ':7:3 has a tab bar of its own, which is not built in the simulator',
  ),
  app(
    'a tab that is no page of the main package',
    {
      pages: ['home/home'],
      subPackages: [{ root: 'shelf', pages: ['list'] }],
      tabBar: {
        list: [
          { pagePath: 'home/home', text: '家' },
          { pagePath: 'shelf/list', text: '货' },
        ],
      },
    },
    ':20:17 has a tab "shelf/list", which is no page of the main package',
  ),
  app(
    'a package preloaded that is none',
    { pages: ['home/home'], preloadRule: { 'home/home': { packages: ['shop'] } } },
    ':8:5 preloads "shop", which is none of its subpackages',
  ),
  component(
    'a component that is not there',
    { 'row.wxml': undefined },
    'the component "row", but row.wxml is missing',
  ),
  {
    what: 'a component under a name with a capital',
    changes: { 'home/home.json': '{ "usingComponents": { "Row": "../row" } }', 'home/home.wxml': '<view />' },
    words: ['home/home.json:1:24 names a component "Row": a tag has small letters, digits, "-" and "_"'],
  },
  app(
    'a tab whose icon is not there',
    {
      pages: ['home/home', 'home/closed'],
      tabBar: {
        list: [
          { pagePath: 'home/home', text: '家', iconPath: 'no-such.png' },
          { pagePath: 'home/closed', text: '停业' },
        ],
      },
    },
    ':11:17 has a tab with the icon "no-such.png", which is not there',
  ),
  component(
    'a component that does not say it is one',
    { 'row.json': '{}' },
    '"row", but row.json does not say "component": true',
  ),
  {
    what: 'a main package over 2 MB',
    changes: { 'big.js': large },
    words: [expect.stringMatching(/^the main package has \d+ bytes, more than 2097152$/)],
  },
  {
    what: 'a subpackage over 2 MB',
    changes: { 'shelf/big.js': large },
    words: [expect.stringMatching(/^shelf has \d+ bytes, more than 2097152$/)],
  },
];

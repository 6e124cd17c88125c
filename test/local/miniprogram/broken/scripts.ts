import type { Broken } from './broken';

const es2017 = JSON.stringify({ setting: { es6: true } });

function script(what: string, js: string, ...words: readonly string[]): Broken {
  return {
    what,
    changes: { 'shelf/list.js': js },
    words: words.map((one) => `shelf/list.js:${one}`),
  };
}

/** Logic that an old phone cannot read, or that reaches for what is not there. */
export const brokenScripts: readonly Broken[] = [
  script('newer syntax', 'Page({});\nvar f = () => 1;', '2:10 is not ES5: Unexpected token'),
  {
    what: 'syntax newer than what DevTools turns into old',
    changes: {
      'project.config.json': es2017,
      'shelf/list.js': 'const a = async () => 1;\nPage({ b: a?.b });',
    },
    words: ['shelf/list.js:2:13 is not ES2017: Unexpected token'],
  },
  script('a syntax error', 'Page({});\nPage(', '2:6 is not ES5: Unexpected token'),
  script(
    'a file that is not there',
    'var a = 1;\nvar b = require("./gone");',
    '2:9 requires "./gone", which is not there',
  ),
  script(
    'a file outside of the build',
    'require("../../secret.js");',
    '1:1 requires "../../secret.js", which lies outside of the build',
  ),
  script(
    'a path from the root',
    'require("/row.js");',
    '1:1 requires "/row.js": WeChat takes relative paths only',
  ),
  {
    what: 'a main package that leans on a subpackage',
    changes: { 'app.js': 'App({});\nrequire("./shelf/list.js");' },
    words: ['app.js:2:1 requires "./shelf/list.js" of shelf, which may not be there yet'],
  },
  {
    what: 'an independent subpackage that leans on the main package',
    changes: {
      'app.json': JSON.stringify({
        pages: ['home/home'],
        subPackages: [{ root: 'shelf', pages: ['list'], independent: true }],
      }),
      'shelf/list.js': 'require("../row.js");',
    },
    words: ['shelf/list.js:1:1 requires "../row.js" of the main package, which may not be there yet'],
  },
  script('code made of text', 'Page({});\neval("1");', '2:1 calls eval: WeChat runs no code made of text'),
  script(
    'a function made of text',
    'var f = new Function("a", "return a");',
    '1:9 calls Function: WeChat runs no code made of text',
  ),
  script('a module loaded later', 'import("./gone");', "1:1 is not ES5: The keyword 'import' is reserved"),
];

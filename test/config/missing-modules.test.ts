import { parse } from 'acorn';
import { missingModules } from '../../config/missing-modules';

const app = push([1], '10: function (m, e, load) { load(11) }, 11: function (m) { m.exports = 7 }', 10);
const home = `require("../shared/words.js"); ${push([2], '20: function (m, e, load) { load(11); load(21) }', 20)}`;
const words = push([3], '21: function (m, e, load) { function ring(load) { load(99) } ring(load) }');

test('a page whose every module is brought by a file it loads can be the first to be opened', () => {
  expect(missing({ 'app.js': app, 'store/home.js': home, 'shared/words.js': words })).toEqual([]);
});

test('a file that was left out of the build is named by the page that loads it', () => {
  expect(missing({ 'app.js': app, 'store/home.js': home })).toEqual([
    'store/home: no file shared/words.js',
    'store/home: no file it loads brings module 21',
  ]);
});

test('a module of a file that the page no longer loads is missing, though another page loads it', () => {
  const home = push([2], '20: function (m, e, load) { load(11); load(21) }', 20);
  expect(missing({ 'app.js': app, 'store/home.js': home, 'shared/words.js': words })).toEqual([
    'store/home: no file it loads brings module 21',
  ]);
});

test('what a page brings but never asks for may lack what it needs', () => {
  const words = push([3], '21: function () {}, 22: function (m, e, load) { load(98) }');
  expect(missing({ 'app.js': app, 'store/home.js': home, 'shared/words.js': words })).toEqual([]);
});

/** As webpack writes a file for WeChat: the modules it brings and, of a page, the one it starts with. */
function push(ids: number[], modules: string, start?: number): string {
  const starts = start ? `, function (run) { var go = function (id) { return run(id) }; go(${start}) }` : '';
  return `(wx.webpackJsonp = wx.webpackJsonp || []).push([${JSON.stringify(ids)}, {${modules}}${starts}]);`;
}

const missing = (files: Record<string, string>) =>
  missingModules(
    new Map(Object.entries(files).map(([path, text]) => [path, parse(text, { ecmaVersion: 5 })])),
    ['store/home'],
  );

import { type Broken, page } from './broken';

const named = (name: string, inside: string) => `<template name="${name}">${inside}</template>`;

/** Templates that cannot be read, or whose names lead nowhere. */
export const brokenTemplates: readonly Broken[] = [
  page('a tag that is never closed', '<view>\n  <text>茶\n</view>', '2:4 missing end tag: text>茶'),
  page('an end without a beginning', '<view></view>\n</view>', '2:1 invalid end tag: </view>'),
  page(
    'a value whose quotes never close',
    '<view class="a>茶</view>',
    '1:1 incomplete tag: <view class="a>茶</view>',
  ),
  page('a value without quotes', '<view class=a>茶</view>', '1:13 should be quoted: a>茶</view>'),
  page(
    'the same attribute twice',
    '<view class="a" class="b">茶</view>',
    '1:17 duplicated attribute: class="b">茶</view>',
  ),
  page(
    'a tag nobody knows',
    '<view>\n  <cart>茶</cart>\n</view>',
    "2:3 has <cart>, which is neither WeChat's nor a component named in its JSON",
  ),
  page(
    'a tag of the web',
    '<div>茶</div>',
    "1:1 has <div>, which is neither WeChat's nor a component named in its JSON",
  ),
  page('an else without an if', '<view />\n<view wx:else>茶</view>', '2:7 wx:else has no wx:if before it'),
  page(
    'an else after something else',
    '<view wx:if="{{a}}">茶</view>\n<text>水</text>\n<view wx:elif="{{b}}">奶</view>',
    '3:7 wx:elif has no wx:if before it',
  ),
  page(
    'a directive nobody knows',
    '<view wx:fro="{{a}}">茶</view>',
    '1:7 invalid attribute prefix: wx:fro="{{a}}">茶</view>',
  ),
  page('a key without a list', '<view wx:key="id">茶</view>', '1:7 invalid attribute: wx:key="id">茶</view>'),
  page(
    'a template that does not exist',
    `${named('row', '<text>茶</text>')}\n<template is="roww" />`,
    '2:1 Template "roww" not found.',
  ),
  {
    what: 'a template that the imported file only imports itself',
    changes: {
      'home/home.wxml': '<import src="a.wxml" />\n<template is="inner" />',
      'home/a.wxml': '<import src="b.wxml" />',
      'home/b.wxml': named('inner', '<text>茶</text>'),
    },
    words: ['home/home.wxml:2:1 Template "inner" not found.'],
  },
  page(
    'a template that calls itself by way of another',
    `${named('a', '\n<template is="b" />')}\n${named('b', '<template is="a" />')}`,
    '2:1 Template "b" is being called recursively, will be stop.',
    '3:20 Template "a" is being called recursively, will be stop.',
  ),
  page(
    'an import of a missing file',
    '<view />\n<import src="./gone.wxml" />',
    '2:1 imports home/gone.wxml, which is not there',
  ),
  page(
    'an include of a missing file',
    '<include src="/gone.wxml" />',
    '1:1 includes gone.wxml, which is not there',
  ),
  {
    what: 'two files that include one another',
    changes: {
      'home/home.wxml': '<include src="a.wxml" />',
      'home/a.wxml': '<view />\n<include src="home.wxml" />',
    },
    words: [
      'home/a.wxml:2:1 includes home/home.wxml, which includes it in turn',
      'home/home.wxml:1:1 includes home/a.wxml, which includes it in turn',
    ],
  },
  page(
    'an import of itself',
    '<import src="home.wxml" />',
    '1:1 imports home/home.wxml, which imports it in turn',
  ),
  page('a comment that never ends', '<view />\n<!-- 茶', '2:1 has a comment that never ends'),
  page('an end that never ends', '<view>茶</view', '1:8 has a tag that never ends'),
  page(
    'a two-way binding to more than one field',
    '<view>\n<input model:value="{{a.b}}" /></view>',
    '2:1 has model:value="{{a.b}}": it takes one field of the data and no more',
  ),
  page(
    'an attribute of another framework',
    '<view let:a="{{1}}">茶</view>',
    '1:1 has the attribute let:a, which WeChat does not know',
  ),
  {
    what: 'a script of a template that needs the app’s logic',
    changes: {
      'home/home.wxml': '<wxs module="m">\nvar a = require("./a.js");\n</wxs>',
      'home/a.js': 'module.exports = {};',
    },
    words: ['home/home.wxml:2:9 requires "./a.js": WXS takes files that end in .wxs'],
  },
  page(
    'a template without a name',
    '<template><text>茶</text></template>',
    '1:10 missing module name: ><text>茶</text></template>',
    '1:11 child nodes are not allowed for this element: <text>茶</text></template>',
  ),
];

import { type Broken, page } from './broken';

/** What stands between double braces and is more than a template can say, and scripts beside templates. */
export const brokenExpressions: readonly Broken[] = [
  page(
    'a call of a function',
    '<view>\n  {{ cases.toFixed(2) }}\n</view>',
    '2:5 "cases.toFixed(2)" calls a function: only those of a wxs module can be called in a template',
  ),
  page(
    'a call in an attribute',
    "<view class=\"{{ pick(a) ? 'on' : '' }}\" />",
    "1:16 \"pick(a) ? 'on' : ''\" calls a function: only those of a wxs module can be called in a template",
  ),
  page(
    'an assignment',
    '<view>{{ cases = 1 }}</view>',
    '1:16 unexpected character inside expression: = 1 }}</view>',
  ),
  page(
    'a counter',
    '<view>{{ cases++ }}</view>',
    '1:15 unexpected character inside expression: ++ }}</view>',
  ),
  page(
    'a template string',
    '<view>{{ `箱` }}</view>',
    '1:10 unexpected character inside expression: `箱` }}</view>',
  ),
  page(
    'an arrow function',
    '<view bindtap="{{ () => 1 }}" />',
    '1:20 unexpected character inside expression: ) => 1 }}" />',
  ),
  page(
    'a chain that may end early',
    '<view>{{ a?.b }}</view>',
    '1:11 unexpected character inside expression: ?.b }}</view>',
  ),
  page(
    'a default by two question marks',
    '<view>{{ a ?? 0 }}</view>',
    '1:9 "??" is no operator of a template',
  ),
  page('a question for a type', '<view>{{ typeof a }}</view>', '1:9 "typeof" is no operator of a template'),
  page(
    'something constructed',
    '<view>{{ new Date() }}</view>',
    '1:14 unexpected character inside expression: Date() }}</view>',
  ),
  page(
    'an expression without an end',
    '<view>{{ a + }}</view>',
    '1:14 unexpected character inside expression: }}</view>',
  ),
  page('nothing between the braces', '<view>{{ }}</view>', '1:10 the expression is empty: }}</view>'),
  page(
    'a script that is not there',
    '<wxs module="m" src="./gone.wxs" />\n<view>{{ m.a(1) }}</view>',
    '1:1 loads "./gone.wxs", which is not there',
  ),
  page(
    'a script inside with an error',
    '<wxs module="m">\nvar a = ;\n</wxs>',
    '2:9 is no WXS: Unexpected token',
  ),
  page('a script of newer language', '<wxs module="m">let a = 1;</wxs>', '1:21 is no WXS: Unexpected token'),
  {
    what: 'a script file that constructs and requires what is not there',
    changes: { 'tools.wxs': 'var a = new Date();\nvar b = require("./gone.wxs");' },
    words: [
      'tools.wxs:1:9 uses new: WXS has getDate and getRegExp instead',
      'tools.wxs:2:9 requires "./gone.wxs", which is not there',
    ],
  },
];

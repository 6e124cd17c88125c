import type { Broken } from './broken';

/** Style sheets that WXSS cannot read. */
export const brokenStyles: readonly Broken[] = [
  {
    what: 'a rule that never ends',
    changes: { 'app.wxss': '.a {\n color: red;' },
    words: ['app.wxss:1:1 Unclosed block'],
  },
  {
    what: 'a rule inside another, and a comment of another language',
    changes: { 'app.wxss': '.a {\n .b { color: red; }\n}\n// grey\n.c {}' },
    words: [
      'app.wxss:2:2 has ".b" inside another rule, which WXSS does not know',
      'app.wxss:4:1 has a comment that begins with "//": WXSS knows "/* */" alone',
    ],
  },
  {
    what: 'a star for everything',
    changes: { 'app.wxss': '.a {}\n* { margin: 0; }' },
    words: ['app.wxss:2:1 has the selector "*": WXSS knows no "*"'],
  },
  {
    what: 'an import of a missing sheet',
    changes: { 'home/home.wxss': '.a {}\n@import "./gone.wxss";' },
    words: ['home/home.wxss:2:1 imports "./gone.wxss", which is not there'],
  },
];

/** What WeChat only warns of. */
export const doubtful: readonly Broken[] = [
  {
    what: 'a list without a key',
    changes: { 'home/home.wxml': '<view wx:for="{{days}}">{{item}}</view>' },
    words: ['home/home.wxml:1:1 has wx:for without wx:key'],
  },
  {
    what: 'a component that styles tags',
    changes: { 'row.wxss': '.a {}\n.a view, #b { color: red; }' },
    words: ['row.wxss:2:1 has the selector ".a view, #b": a component may select by classes only'],
  },
  {
    what: 'a picture of the package in a sheet',
    changes: { 'app.wxss': '.a { background: url("./cap.png"); }' },
    words: ['app.wxss:1:6 shows "./cap.png": WeChat shows no picture of the package here'],
  },
];

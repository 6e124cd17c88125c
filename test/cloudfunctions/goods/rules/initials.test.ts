import { initialsOf } from '../../../../cloudfunctions/goods/rules/initials';

test.each([
  ['冰红茶 500ml', 'bhc500ml'],
  ['可口可乐', 'kkkl'],
  ['蜂蜜柚子茶', 'fmyzc'],
  ['荔枝汽水 1L', 'lzqs1l'],
  ['农夫山泉', 'nfsq'],
  ['娃哈哈AD钙奶', 'whhadgn'],
  ['菠萝啤', 'blp'],
  ['维他命水', 'wtms'],
])('%s is found by %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('every letter that a reading begins with has its characters, the first of them and the last', () => {
  const lastOfEach = '奥不错多饿负过或军扩落木糯偶瀑群若所拓误训运做';
  expect(initialsOf(lastOfEach)).toBe('abcdefghjklmnopqrstwxyz');
});

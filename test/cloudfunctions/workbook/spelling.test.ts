import { spelling } from '../../../cloudfunctions/workbook/spelling';

test.each([
  ['冰红茶 500ml', 'bing hong cha 500ml'],
  ['娃哈哈AD钙奶', 'wa ha ha ad gai nai'],
  ['女儿红（绿标）', 'nv er hong lv biao'],
  // Characters that are read in two ways, as this word reads them.
  ['重庆啤酒', 'chong qing pi jiu'],
  ['重茶', 'zhong cha'],
  ['长城干红', 'chang cheng gan hong'],
  ['乐百氏', 'le bai shi'],
  ['音乐节汽水', 'yin yue jie qi shui'],
  ['六安瓜片', 'lu an gua pian'],
])('%s sounds %s', async (name, sounds) => {
  expect((await spelling())(name)).toBe(sounds);
});

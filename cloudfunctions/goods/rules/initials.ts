const pinyin = new Intl.Collator('zh-Hans-CN', { collation: 'pinyin' });
/** The first character of each letter in the order of pinyin; no reading begins with i, u or v. */
const letters = 'abcdefghjklmnopqrstwxyz';
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀'];

/**
 * 冰红茶 500ml → bhc500ml: how whoever types one letter a character finds it. The order of pinyin that comes with the
 * language knows the letters without a dictionary; a character of two readings has the commoner one.
 */
export const initialsOf = (name: string): string =>
  [...name.toLowerCase()]
    .map((each) => (isHan(each) ? letterOf(each) : each))
    .join('')
    .replace(/\s+/g, '');

const isHan = (character: string) => /\p{Script=Han}/u.test(character);

const letterOf = (character: string) =>
  letters[firsts.findLastIndex((first) => pinyin.compare(first, character) <= 0)] ?? '';

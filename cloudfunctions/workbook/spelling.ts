/** 冰红茶 500ml becomes bing hong cha 500ml, and 重庆 begins with chong. */
export type Spell = (name: string) => string;

/** The dictionary is a fifth of the door's bundle and takes a while to load, so it is loaded for an import alone. */
export async function spelling(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro');
  return (name) =>
    pinyin(name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '), {
      toneType: 'none',
      nonZh: 'consecutive',
      v: true,
    })
      .split(' ')
      .filter(Boolean)
      .join(' ');
}

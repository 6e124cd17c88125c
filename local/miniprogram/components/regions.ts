import { areaList } from '@vant/area-data';

/**
 * The codes of a 省, 市 and 区 by their names. They are those of the National Bureau of Statistics as the package has
 * them; what WeChat's own wheels hold beyond that, such as postcodes, stands in no list that may be taken from.
 */
export function regionCodes(names: readonly string[]): string[] {
  const lists = [areaList.province_list, areaList.city_list, areaList.county_list];
  const codes: string[] = [];
  for (const [level, name] of names.entries()) {
    const above = codes.at(-1)?.slice(0, level * digitsPerLevel) ?? '';
    const found = Object.entries(lists[level] ?? {}).find(
      ([code, known]) => known === name && code.startsWith(above),
    );
    if (!found) throw new Error(`The wheels hold no ${names.slice(0, level + 1).join(' ')}`);
    codes.push(found[0]);
  }
  return codes;
}

const digitsPerLevel = 2;

/**
 * What WeChat publishes about every call that is built: each field by its path (`[]` is each of an array), its type,
 * its greatest length where one is stated, and whether it must be there (`y`, or `n`). The number is that of the page
 * under https://pay.weixin.qq.com/doc/v3/merchant/; where a page and the published OpenAPI differ, both are allowed.
 */
export type Field = readonly [path: string, type: string, isRequired: 'y' | 'n'];
export type Published = {
  page: string;
  method: 'GET' | 'POST';
  path: RegExp;
  asked: readonly Field[];
  status: number;
  told: readonly Field[];
};

const number = '[0-9A-Za-z_\\-|*@]+';
export const at = (path: string) => new RegExp(`^${path.replace('{}', number)}$`);

/** Every refusal of every call. */
export const refusedWith: readonly Field[] = [
  ['code', 'string(32)', 'y'],
  ['message', 'string(256)', 'y'],
  ['detail', 'object', 'n'],
];

/** One guard of the money: what it keeps, the edit that takes it out, and the suite that must then fail. */
export type Guard = { keeps: string; file: string; cut: string; leaves: string; suite: string };

export const money = (file: string) => `cloudfunctions/money/${file}.ts`;
export const field = (file: string) => `cloudfunctions/field/${file}.ts`;
export const test = (file: string) => `test/cloudfunctions/${file}.test.ts`;

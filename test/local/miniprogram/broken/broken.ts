/** The fixture app with some files changed or taken away, and every word the simulator has against it. */
export type Broken = {
  readonly what: string;
  readonly changes: Readonly<Record<string, string | undefined>>;
  readonly words: readonly string[];
};

/** One template in the place of the first page's. */
export function page(what: string, wxml: string, ...words: readonly string[]): Broken {
  return {
    what,
    changes: { 'home/home.wxml': wxml },
    words: words.map((one) => `home/home.wxml:${one}`),
  };
}

/** One thing that WeChat would say about a build; what is only warned of does not keep the app from running. */
export type Finding = { readonly words: string; readonly isRefused: boolean };

/** Where in a file, counted from one as editors count. */
export type Place = { readonly file: string; readonly line?: number; readonly column?: number };

export function refused(place: Place, words: string): Finding {
  return { words: `${placeWords(place)} ${words}`, isRefused: true };
}

export function warned(place: Place, words: string): Finding {
  return { words: `${placeWords(place)} ${words}`, isRefused: false };
}

/** The error with which a build is turned away: every fault at once, each with its file. */
export function unfitBuild(findings: readonly Finding[]): Error {
  const words = findings.filter(({ isRefused }) => isRefused).map(({ words }) => words);
  return new Error(`The build cannot run on a phone:\n${words.join('\n')}`);
}

export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

function placeWords({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

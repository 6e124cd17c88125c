/** What hangs in a store says a whole address or a page to open; the code in it is what the cloud knows. */
export const storeCodeIn = (text: string): string | undefined =>
  /S[0-9A-F]{12}(?![0-9A-Z])/i.exec(text)?.[0].toUpperCase();

import { askDemo } from './demo-sheet';

/** A demo page has no camera before it: what the code says is typed. */
export const scan = (of: string) => askDemo({ title: `扫${of}`, field: '码上的字', action: '就是这个码' });

import type { Random } from './chance';
import type { Store } from './store';

/** What every decision of WeChat Pay may look at: its documents, the moment, and chance. */
export type Desk = { store: Store; random: Random; nowMs: number };

/** What a call reads of its request; the number is the one in the path, or in the body when the path has none. */
export type Asking = { body: Buffer; number: string; query: URLSearchParams; serial: string | undefined };

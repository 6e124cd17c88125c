import { createContext } from 'react';

/** A sheet tells its screen that it lies over it: meanwhile the screen's own button stands back. */
export const SheetOpen = createContext<(more: 1 | -1) => void>(() => undefined);

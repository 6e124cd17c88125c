import { useState } from 'react';
import type { Suggestion } from '#contracts/restock';
import type { Gtin, StoreId } from '#contracts/vocabulary';
import { keep, kept } from '../../shared/phone/storage';

type Edits = { of: string; cases: Record<string, number> };
type Suggested = Suggestion[];

/** The owner's own numbers in place of the suggested ones; they outlive the app, but not a new suggestion. */
export function useEdits(storeId: StoreId, suggestions: Suggested = []) {
  const key = `edits:${storeId}`;
  const of = suggestions.map(({ gtin, cases }) => `${gtin} ${cases}`).join();
  const [edits, setEdits] = useState<Edits | undefined>(() => kept<Edits>(key));
  const cases = edits?.of === of ? edits.cases : {};
  return {
    lines: suggestions.map((each) => ({ ...each, cases: cases[each.gtin] ?? each.cases })),
    setCases(gtin: Gtin, count: number) {
      const changed = { of, cases: { ...cases, [gtin]: count } };
      keep(key, changed);
      setEdits(changed);
    },
  };
}
